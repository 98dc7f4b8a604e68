// Whether the words before a colon could name a speaker.

/** Speakers that files name by their part instead of a name. */
const PARTS = new Set(
  (
    'q a question answer interviewer interviewee host guest moderator author narrator speaker ' +
    'reporter subject participant respondent frage antwort'
  ).split(' '),
)

/** Words that stand before a colon in prose and in the head of a file, and that nobody is called. */
const NEVER_NAMES = new Set(
  (
    'note notes nb ps example examples warning important remember tip hint summary date time place location ' +
    'title topic recorded recording transcript page chapter part section tape side result results lesson ' +
    'problem solution moral conclusion first second third finally however also http https ftp mailto source ' +
    'sources link url email phone fax edit update todo interview length duration language copyright keywords ' +
    'abstract archive collection index see re cc file format version hinweis beispiel anmerkung'
  ).split(' '),
)

const PARTICLES = new Set('de da di del van von der den of the la le du and y e bin al ibn'.split(' '))

export type NameStrength = 'strong' | 'weak' | 'none'

/** `weak` = one word in small letters: believed only where it recurs as labels do. */
export function nameStrength(name: string): NameStrength {
  const words = name.split(' ')
  const lower = name.toLowerCase()
  if (words.length > 5 || NEVER_NAMES.has(lower)) return 'none'
  if (isPart(name)) return 'strong'
  if (words.every((word, at) => isNameWord(word) || (at > 0 && PARTICLES.has(word)))) return 'strong'
  return words.length === 1 ? 'weak' : 'none'
}

/** `Q`, `Interviewer`, `Speaker 2`: a part in the talk rather than a name. */
export function isPart(name: string): boolean {
  return PARTS.has(name.toLowerCase().replace(/[ _]?\d+$/, ''))
}

function isNameWord(word: string): boolean {
  const first = word.charAt(0)
  return first !== first.toLowerCase() || /^[\p{Lo}\p{N}&#]/u.test(word)
}

/** Two spellings of one speaker share a key. */
export function speakerKey(name: string): string {
  return name.toLowerCase()
}
