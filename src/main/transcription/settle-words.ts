// Which version of an item counts, and the item's own text with it. Runs in the caller's transaction.
import { speakerNamed, withAudioOnly, withSpeaker } from '../../shared/transcript/item-payload.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { voiceOf } from '../../shared/transcript/voice.ts'
import { bestVersion, type ItemVersion, type VersionChooser } from '../../shared/transcript/version.ts'
import type { ServiceContext } from '../context.ts'
import { insertItemChange } from '../store/queries/item-changes.ts'
import { getItemState, saveItemState, type ItemKey } from '../store/queries/item-states.ts'
import { addVersion, listVersions } from '../store/queries/item-versions.ts'
import { requireItem, reviseItem } from '../store/queries/transcript.ts'

type Deps = Pick<ServiceContext, 'store' | 'now'>
export type NewVersion = Omit<ItemVersion, 'version' | 'createdAt' | 'sessionId' | 'itemId'>

/** Before an item gets its first other version, what stood there becomes one. */
export function keepOriginal({ store, now }: Deps, item: TranscriptItem): void {
  const { sessionId, itemId, text, payload } = item
  if (item.version != null || text === null || text === '') return
  if (listVersions(store, sessionId, itemId).length > 0) return
  const { version } = addVersion(store, {
    ...{ sessionId, itemId, source: 'original', engine: null, model: null, text, words: null, jobId: null },
    ...{ speaker: speakerNamed(payload), createdAt: now() },
  })
  saveItemState(store, sessionId, {
    ...getItemState(store, { sessionId, itemId }),
    version,
    versionBy: 'studio',
  })
}

/** A version beside the others; the studio lets the best count as long as the author has not chosen. */
export function addPass(deps: Deps, item: TranscriptItem, version: NewVersion): TranscriptItem {
  const { store, now } = deps
  const { sessionId, itemId } = item
  keepOriginal(deps, item)
  addVersion(store, { ...version, sessionId, itemId, createdAt: now() })
  if (getItemState(store, item).versionBy === 'author') return requireItem(store, sessionId, itemId)
  return letCount(deps, item, studioChoice(listVersions(store, sessionId, itemId)), 'studio')
}

/** A correction counts because the author says so; taken back, it is no candidate. */
export function studioChoice(versions: readonly ItemVersion[]): ItemVersion | null {
  return bestVersion(versions.filter(({ source }) => source !== 'correction'))
}

/** null: as long as nothing has written it down. Returns the item as it stands. */
export function letCount(
  { store, now }: Deps,
  key: ItemKey,
  chosen: ItemVersion | null,
  by: VersionChooser | null,
): TranscriptItem {
  const { sessionId, itemId } = key
  const item = requireItem(store, sessionId, itemId)
  const state = getItemState(store, key)
  const text = chosen?.text ?? null
  saveItemState(store, sessionId, { ...state, version: chosen?.version ?? null, versionBy: by })
  if (text !== item.text) {
    const { version, struckAt } = state
    insertItemChange(store, { sessionId, itemId, version, struck: struckAt !== null }, now())
  }
  const named = speakerOfVersion(listVersions(store, sessionId, itemId), chosen)
  const speaker = named ?? voiceOf(item.payload)?.name ?? null
  const payload = withAudioOnly(
    withSpeaker(item.payload, speaker),
    text === null && item.audioStartMs !== null,
  )
  return reviseItem(store, key, { text, payload })
}

/** A version that names nobody leaves the speaker as it was before it. */
function speakerOfVersion(versions: readonly ItemVersion[], chosen: ItemVersion | null): string | null {
  const until = chosen?.version ?? 1
  return versions.findLast(({ version, speaker }) => version <= until && speaker !== null)?.speaker ?? null
}
