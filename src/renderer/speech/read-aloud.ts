// Reads a question aloud with a voice of this computer. A voice that is hosted elsewhere would send the question away, so
// none of those is ever used; where there is no other, the question is only shown.

export interface ReadAloud {
  /** `done` is called once, however it ended; it is never called when there is no voice. */
  say(text: string, language: string, on: { begun(): void; done(): void }): void
  stop(): void
}

/** The local voice nearest the language; null = there is none. `language`: BCP 47, or empty = the system's. */
export function chooseVoice<V extends Pick<SpeechSynthesisVoice, 'localService' | 'lang' | 'default'>>(
  voices: readonly V[],
  language: string,
): V | null {
  const local = voices.filter(({ localService }) => localService)
  const wanted = language.toLowerCase().split('-')[0] ?? ''
  const speaks = ({ lang }: V): boolean => lang.toLowerCase().replace('_', '-').split('-')[0] === wanted
  const fitting = wanted === '' ? local : local.filter(speaks)
  return fitting.find((voice) => voice.default) ?? fitting[0] ?? null
}

export function createReadAloud(synthesis: SpeechSynthesis): ReadAloud {
  /** What is being said; another takes its place. */
  let current: SpeechSynthesisUtterance | null = null
  const stop = (): void => {
    current = null
    synthesis.cancel()
  }
  return {
    say(text, language, { begun, done }) {
      stop()
      const voice = chooseVoice(synthesis.getVoices(), language)
      if (voice === null) return
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      let isOver = false
      const over = (): void => {
        if (isOver) return
        isOver = true
        if (current === utterance) current = null
        done()
      }
      utterance.addEventListener('start', begun)
      utterance.addEventListener('end', over)
      utterance.addEventListener('error', over)
      current = utterance
      synthesis.speak(utterance)
    },
    stop,
  }
}
