// The line under the page: who put its words in order, or what to do while nothing was drafted.

interface PageFacts {
  /** The drafter of the latest job, if that is done; null = not known. */
  engine: string | null
  model: string | null
  hasDrafted: boolean
  /** Something was said in an interview. */
  hasTranscript: boolean
  words: number
}

/** A page with fewer words has not been begun: a title, perhaps. */
const BEGUN = 40

export function pageNote({ engine, model, hasDrafted, hasTranscript, words }: PageFacts): string | null {
  if (hasDrafted) return provenance(engine, model)
  if (words >= BEGUN) return null
  return hasTranscript
    ? 'Nothing was drafted yet. “Update draft” arranges what was said; you can write here meanwhile.'
    : 'Write here, or start an interview: what you say becomes the first draft.'
}

/** Earlier updates may have been another drafter's, so only the last is spoken of. */
function provenance(engine: string | null, model: string | null): string {
  if (engine === null)
    return 'Drafted from what was said. Each paragraph shows what it rests on under Sources.'
  return engine.startsWith('embedded')
    ? 'Last arranged from your own words on this computer; no model was used.'
    : `Last drafted by ${model ?? engine} from your words. Each paragraph shows what it rests on under Sources.`
}
