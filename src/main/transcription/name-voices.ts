// The author says whose the voices of a recording are: their turns are named, and those of the author are the author's.
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { voiceOf, withVoice, type Voice } from '../../shared/transcript/voice.ts'
import type { SpeakerView } from '../../shared/ipc/speaker-routes.ts'
import type { ServiceContext } from '../context.ts'
import { insertItemChange } from '../store/queries/item-changes.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { listItems, reviseItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { keepEnded, refuseLive } from './act-on-items.ts'
import { isNamedByAuthor, versionsByItem } from './keep-voices.ts'

export interface NamedVoice extends Voice {
  isAuthor: boolean
}

/** In the order in which they first speak. */
export function listVoices(store: Store, sessionId: string): SpeakerView[] {
  const views = new Map<number, SpeakerView>()
  for (const { payload, role, audioStartMs, audioEndMs } of listItems(store, sessionId)) {
    const told = voiceOf(payload)
    if (told === null || audioStartMs === null || audioEndMs === null) continue
    const span = { startMs: audioStartMs, endMs: audioEndMs }
    const before = views.get(told.voice) ?? { ...told, isAuthor: true, turns: 0, ms: 0, sample: span }
    const isLonger = audioEndMs - audioStartMs > before.sample.endMs - before.sample.startMs
    views.set(told.voice, {
      ...before,
      isAuthor: before.isAuthor && role === 'user',
      turns: before.turns + 1,
      ms: before.ms + audioEndMs - audioStartMs,
      sample: isLonger ? span : before.sample,
    })
  }
  return [...views.values()].toSorted((a, b) => a.voice - b.voice)
}

/** Voices that are not named stay as they are. Throws NOT_FOUND, CONFLICT (live). */
export function nameVoices(ctx: ServiceContext, sessionId: string, named: readonly NamedVoice[]): void {
  const known = new Map(named.map((one) => [one.voice, one]))
  changeVoices(ctx, sessionId, (voice) => known.get(voice.voice) ?? null)
}

/** What was split stays split. Throws NOT_FOUND, CONFLICT (live). */
export function forgetVoices(ctx: ServiceContext, sessionId: string): void {
  changeVoices(ctx, sessionId, () => 'forgotten')
}

function changeVoices(
  ctx: ServiceContext,
  sessionId: string,
  decide: (voice: Voice) => NamedVoice | 'forgotten' | null,
): void {
  const { store, emit } = ctx
  const { session, items } = store.transaction(() => {
    const of = requireSession(store, sessionId)
    refuseLive(of)
    const versions = versionsByItem(store, sessionId)
    const changed = listItems(store, sessionId).flatMap((item) => {
      const voice = voiceOf(item.payload)
      const decided = voice === null || !isSpoken(item) ? null : decide(voice)
      if (decided === null) return []
      return [change(ctx, item, decided, isNamedByAuthor(item, versions.get(item.itemId) ?? []))]
    })
    keepEnded(ctx, of)
    return { session: of, items: changed }
  })
  emit('transcript.changed', { projectId: session.projectId, sessionId, items })
}

function change(
  { store, now }: ServiceContext,
  item: TranscriptItem,
  decided: NamedVoice | 'forgotten',
  byAuthor: boolean,
): TranscriptItem {
  const voice = decided === 'forgotten' ? null : { voice: decided.voice, name: decided.name }
  const payload = withVoice(item.payload, voice, !byAuthor)
  const role = byAuthor ? item.role : decided === 'forgotten' || decided.isAuthor ? 'user' : 'assistant'
  const { sessionId, itemId } = item
  // Whose words they are is news to a drafter, as words are that it never saw.
  if (role !== item.role && item.text !== null)
    insertItemChange(store, { sessionId, itemId, version: null, struck: false }, now())
  return reviseItem(store, item, { payload, role })
}
