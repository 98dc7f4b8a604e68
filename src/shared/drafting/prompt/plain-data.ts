// What people said and wrote, made fit to stand in a block of a prompt: it cannot close its block or open another.

const tags = [
  'project',
  'voice_guide',
  'sample',
  'blueprint',
  'plan',
  'notes',
  'to_dos',
  'corrections',
  'outline',
  'section',
  'own',
  'transcript',
  'session',
  'requests',
] as const
export type Tag = (typeof tags)[number]

/** With what might stand before the name: blanks, a slash, characters nobody sees. */
const tagInData = new RegExp(`<(?=[^\\p{L}<]{0,8}(?:${tags.join('|')}))`, 'giu')

/** Text of several lines. */
export function asData(text: string): string {
  return text.includes('<') ? text.replace(tagInData, '‹') : text
}

/** Text that has a line of its own, which no line of the text can pass for. */
export function asLine(text: string): string {
  return asData(text.replace(/\s+/gu, ' ').trim())
}

/** Text within quotation marks of a tag. */
export function asAttribute(text: string): string {
  return asLine(text).replaceAll('"', "'")
}

/** A model may copy the marks around the author's own paragraphs. */
export function withoutMarks(markdown: string): string {
  return markdown.replace(/<\/?own>\n?/g, '')
}
