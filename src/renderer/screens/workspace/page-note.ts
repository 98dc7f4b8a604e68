// The line under the page: who put its words in order, or what to do while nothing was drafted.

interface PageFacts {
  /** The drafter of the latest job; null = not known. */
  engine: string | null
  hasDrafted: boolean
  /** Something was said in an interview. */
  hasTranscript: boolean
  words: number
}

/** A page with fewer words has not been begun: a title, perhaps. */
const BEGUN = 40

export function pageNote({ engine, hasDrafted, hasTranscript, words }: PageFacts): string | null {
  if (hasDrafted && engine !== null) return provenance(engine)
  if (hasDrafted || words >= BEGUN) return null
  return hasTranscript
    ? 'Nothing was drafted yet. “Update draft” arranges what was said; you can write here meanwhile.'
    : 'Write here, or start an interview: what you say becomes the first draft.'
}

function provenance(engine: string): string {
  return engine.startsWith('embedded')
    ? 'Arranged from your own words on this computer; no model was used.'
    : `Drafted by ${engine} from your words. Each paragraph shows what it rests on under Sources.`
}
