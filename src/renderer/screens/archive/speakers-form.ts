// Who speaks in a sitting, as the author is putting it down.
import type { SpeakerView } from '../../../shared/ipc/speaker-routes.ts'

export interface SpeakersForm {
  /** By voice. */
  names: Readonly<Record<number, string>>
  /** The author's voice; null = nobody has said. */
  author: number | null
}

/** Before anybody said whose they are, all words are taken for the author's: then none is marked. */
export function speakersForm(voices: readonly SpeakerView[]): SpeakersForm {
  const own = voices.filter(({ isAuthor }) => isAuthor)
  return {
    names: Object.fromEntries(voices.map(({ voice, name }) => [voice, name])),
    author: own.length === 1 ? (own[0]?.voice ?? null) : null,
  }
}

/** An empty name leaves the voice as it was called. */
export function namedVoices(voices: readonly SpeakerView[], { names, author }: SpeakersForm) {
  return voices.map(({ voice, name, isAuthor }) => ({
    voice,
    name: (names[voice] ?? '').trim() || name,
    isAuthor: author === null ? isAuthor : voice === author,
  }))
}
