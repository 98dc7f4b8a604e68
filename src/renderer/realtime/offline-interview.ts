// While there is no interviewer: the guide asks, the recording listens, and what was said becomes passages of sound.
import type { OfflineQuestion } from '../../shared/ipc/voice-views.ts'
import { createSoundSpans, type SoundSpan } from './sound-span.ts'

export interface OfflineInterviewPorts {
  /** The next question, put as item `itemId`; null = nothing is left. */
  ask(itemId: string): Promise<OfflineQuestion | null>
  /** Puts a question into the transcript and on the screen. */
  asked(itemId: string, question: OfflineQuestion): void
  /** Puts a passage into the transcript. */
  heard(span: SoundSpan): void
  clockMs(): number
  newItemId(): string
  failed(error: unknown): void
}

export interface OfflineInterview {
  /** `spokenSinceMs`: the author is in mid-sentence, since then on the recording clock. */
  begin(spokenSinceMs: number | null): void
  level(level: number): void
  /** Once a second. */
  tick(): void
  next(): Promise<void>
  end(): void
  readonly isOn: boolean
}

/** The connection may be back before a question would make sense. */
const FIRST_QUESTION_AFTER_MS = 4000

export function createOfflineInterview(ports: OfflineInterviewPorts): OfflineInterview {
  const spans = createSoundSpans()
  let isOn = false
  let begunAt = 0
  let asking = false
  let isExhausted = false
  let hasAsked = false

  function cut(): void {
    const span = spans.cut(ports.clockMs())
    if (span !== null) ports.heard(span)
  }

  async function next(): Promise<void> {
    if (!isOn || asking) return
    asking = true
    try {
      cut()
      const itemId = ports.newItemId()
      const question = await ports.ask(itemId)
      hasAsked = true
      isExhausted = question === null
      // The interviewer may be back by now; the question stays in the transcript only if it was put.
      if (question !== null && isOn) ports.asked(itemId, question)
    } catch (error) {
      hasAsked = true
      ports.failed(error)
    } finally {
      asking = false
    }
  }

  return {
    begin(spokenSinceMs) {
      isOn = true
      hasAsked = false
      isExhausted = false
      begunAt = ports.clockMs()
      spans.begin(begunAt, spokenSinceMs)
    },
    level(level) {
      if (isOn) spans.level(level, ports.clockMs())
    },
    tick() {
      if (!isOn || isExhausted) return
      const clockMs = ports.clockMs()
      if (hasAsked ? spans.isAnswered(clockMs) : clockMs - begunAt >= FIRST_QUESTION_AFTER_MS) void next()
    },
    next,
    end() {
      if (!isOn) return
      isOn = false
      cut()
    },
    get isOn() {
      return isOn
    },
  }
}
