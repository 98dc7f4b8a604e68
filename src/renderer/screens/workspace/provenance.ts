// Who put the words of the page in order, in words for the author.

/** `engine`: the name of the drafter of the latest job; null = not known. */
export function provenanceOf(engine: string | null): string | null {
  if (engine === null) return null
  if (engine.startsWith('embedded'))
    return 'Arranged from your own words on this computer; no model was used.'
  return `Drafted by ${engine} from your words. Every paragraph shows what it rests on under Sources.`
}
