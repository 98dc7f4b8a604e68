// What the screen shows of a session, at most some twenty times a second however fast events come.
import type { Activity } from '../../shared/realtime/sequencer-types.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import type { VoiceState } from '../stores/voice-store.ts'
import type { SessionPorts } from './session-ports.ts'

interface Shown {
  items: readonly TranscriptItemInput[]
  activity: Activity
  saved: ReadonlySet<string>
}

export interface ScreenUpdates {
  changed(): void
  /** A line under a question of the guide. */
  hint(itemId: string, hint: string | null): void
  /** The last one is shown, and no more after it. */
  stop(): void
}

const EVERY_MS = 50

export function createScreenUpdates(ports: Pick<SessionPorts, 'show'>, read: () => Shown): ScreenUpdates {
  let timer: number | null = null
  const hints = new Map<string, string>()
  let isOver = false

  function update(): void {
    timer = null
    const { items, activity, saved } = read()
    const spoken = items.filter((item) => isSpoken(item) || isGap(item))
    ports.show({ items: spoken, activity, saved: new Set(saved), question: questionIn(items) })
  }

  function questionIn(items: readonly TranscriptItemInput[]): VoiceState['question'] {
    const last = items.findLast((item) => isSpoken(item) && item.role === 'assistant' && Boolean(item.text))
    if (last === undefined) return null
    return { itemId: last.itemId, text: last.text ?? '', hint: hints.get(last.itemId) ?? null }
  }

  return {
    changed() {
      if (!isOver) timer ??= window.setTimeout(update, EVERY_MS)
    },
    hint(itemId, hint) {
      if (hint !== null) hints.set(itemId, hint)
    },
    stop() {
      isOver = true
      if (timer !== null) window.clearTimeout(timer)
      update()
    },
  }
}

/** A line of ours that says where the connection was missing. */
function isGap(item: TranscriptItemInput): boolean {
  return item.role === 'system' && item.itemId.startsWith('gap_')
}
