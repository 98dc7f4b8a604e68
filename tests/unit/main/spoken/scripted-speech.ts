// A speech process that hears what the test says it hears, and dies when it is told to.
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import type { HearingPorts } from '../../../../src/main/spoken/live-hearing.ts'

type Speech = HearingPorts['speech']

export interface ScriptedSpeech extends Speech {
  /** What was asked of it, in order. */
  asked: string[]
  /** Told when the stream ends. */
  lastPhrases: Phrase[]
  isDead: boolean
  tell(phrase: Phrase): void
}

export function scriptedSpeech(): ScriptedSpeech {
  const phrases = new Set<Parameters<Speech['onPhrase']>[0]>()
  const partials = new Set<Parameters<Speech['onPartial']>[0]>()
  const open = new Set<string>()
  let latest = ''
  const alive = (): Promise<void> => (speech.isDead ? Promise.reject(new Error('dead')) : Promise.resolve())
  const speech: ScriptedSpeech = {
    asked: [],
    lastPhrases: [],
    isDead: false,
    tell: (phrase) => phrases.forEach((listen) => listen(latest, phrase)),
    async beginStream(id, { recogniser }, startMs) {
      await alive()
      latest = id
      open.add(id)
      speech.asked.push(`begin ${startMs}${recogniser === null ? '' : ' with words'}`)
    },
    async hear(id, samples) {
      await alive()
      if (!open.has(id)) throw new Error('no such stream')
      speech.asked.push(`hear ${samples.length}`)
    },
    async endStream(id) {
      await alive()
      if (!open.delete(id)) throw new Error('no such stream')
      speech.asked.push('end')
      for (const phrase of speech.lastPhrases.splice(0)) phrases.forEach((listen) => listen(id, phrase))
    },
    onPhrase(listen) {
      phrases.add(listen)
      return () => phrases.delete(listen)
    },
    onPartial(listen) {
      partials.add(listen)
      return () => partials.delete(listen)
    },
  }
  return speech
}

export function phrase(startMs: number, endMs: number, text: string | null = null): Phrase {
  return { startMs, endMs, text, words: null }
}
