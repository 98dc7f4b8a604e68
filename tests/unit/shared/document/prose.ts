// Real-ish prose for merges: paragraphs of sentences whose words can be told apart.
import * as fc from 'fast-check'

const word = fc.constantFrom(
  ...'the we house river never mother walked kitchen boat winter said school letter bread long found night'.split(
    ' ',
  ),
)
export const sentence = fc
  .array(word, { minLength: 3, maxLength: 9 })
  .map(
    (words) =>
      `${(words[0] ?? 'We').replace(/^./, (first) => first.toUpperCase())} ${words.slice(1).join(' ')}.`,
  )
export const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const heading = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `## ${words.join(' ')}`)
const fenced = paragraph.map((text) => '```\n' + text + '\n\n' + text + '\n```')

/** Blocks of a manuscript, without the blank lines between them. */
export const manuscript = fc.array(
  fc.oneof(
    { weight: 7, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: fenced },
  ),
  { maxLength: 14 },
)

/** What one writer does to a list of blocks. New words carry the writer's mark and a number. */
export const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'insert', 'word', 'sentence', 'delete', 'replace', 'heading'),
    at: fc.nat({ max: 40 }),
    inside: fc.nat({ max: 40 }),
  }),
  { maxLength: 6 },
)
export type Change =
  typeof changes extends fc.Arbitrary<infer T> ? (T extends (infer C)[] ? C : never) : never

/** Applies `edits`; returns the blocks and every word that was added, in no order. */
export function write(
  blocks: readonly string[],
  edits: readonly Change[],
  mark: string,
): { blocks: string[]; added: string[] } {
  const out = [...blocks]
  const added: string[] = []
  let count = 0
  const fresh = () => {
    const text = `${mark}${++count}`
    added.push(text)
    return text
  }
  for (const edit of edits) {
    const at = out.length === 0 ? 0 : edit.at % out.length
    const block = out[at] ?? ''
    const prose = out.length > 0 && !block.startsWith('#') && !block.startsWith('```')
    if (edit.kind === 'insert' || out.length === 0)
      out.splice(edit.at % (out.length + 1), 0, `New ${fresh()} was here. And ${fresh()} too.`)
    else if (edit.kind === 'heading') out.splice(at, 0, `## Part ${fresh()}`)
    else if (edit.kind === 'delete') out.splice(at, 1)
    else if (edit.kind === 'replace') out[at] = `Instead came ${fresh()} alone.`
    else if (edit.kind === 'word' && prose) {
      const words = block.split(' ')
      words.splice(edit.inside % (words.length + 1), 0, fresh())
      out[at] = words.join(' ')
    } else if (edit.kind === 'sentence' && prose) out[at] = `${block} Then ${fresh()} came.`
  }
  // A word that a later edit removed again was never written.
  const text = out.join(' ')
  return { blocks: out, added: added.filter((each) => new RegExp(`\\b${each}\\b`).test(text)) }
}
