// A phrase that was found, written down if there is somebody to do it.
import type { Phrase } from '../../../shared/speech/phrase.ts'
import type { Spoken } from '../speech-process-port.ts'
import type { FoundPhrase } from './phrase-finder.ts'
import type { Recogniser } from './recognisers.ts'

/** null = a recogniser heard no words in it. */
export async function writePhrase(
  found: FoundPhrase,
  recogniser: Pick<Recogniser, 'write'> | null,
): Promise<Phrase | null> {
  if (recogniser === null) return { startMs: found.startMs, endMs: found.endMs, text: null, words: null }
  return phraseOf(found, await recogniser.write(found.pcm, found.startMs))
}

export function phraseOf({ startMs, endMs }: FoundPhrase, { text, words }: Spoken): Phrase | null {
  return text === '' ? null : { startMs, endMs, text, words }
}
