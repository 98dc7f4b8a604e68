// Which of the subjects that such a book usually has were told of, by the words in them: a hint, not a judgement.
import type { ContentType } from '../project/project.ts'
import { templateFor } from '../project/templates.ts'
import type { TranscriptItem } from '../transcript/item.ts'

/** One word alone may be chance. */
const LEAST_KEYWORDS = 2
/** The last hours of talk; a whole life would take too long to read. */
const MOST_ITEMS = 400
const LONGEST_TEXT = 4000

/** null when nothing can be told, as in a language whose words the outline does not know. */
export function coverageOf(contentType: ContentType, items: readonly TranscriptItem[]): string | null {
  const { outline } = templateFor(contentType)
  const counts = outline.map(() => 0)
  for (const words of wordsOfPassages(items)) {
    const best = bestOf(
      outline.map(({ keywords }) => keywords.filter((keyword) => words.includes(` ${keyword} `)).length),
    )
    if (best !== null) counts[best] = (counts[best] ?? 0) + 1
  }
  if (counts.every((count) => count === 0)) return null
  const told = outline.flatMap(({ heading }, at) => {
    const count = counts[at] ?? 0
    return count === 0 ? [] : [`${heading} (${count} ${count === 1 ? 'passage' : 'passages'})`]
  })
  const untold = outline.filter((_, at) => counts[at] === 0).map(({ heading }) => heading)
  return [
    `Subjects that were told of, as far as their words show: ${told.join(', ')}.`,
    ...(untold.length === 0 ? [] : [`Hardly touched: ${untold.join(', ')}.`]),
  ].join('\n')
}

/** Lower-case words between single spaces, so that a keyword is found whole. */
function wordsOfPassages(items: readonly TranscriptItem[]): string[] {
  return items
    .filter(({ role, type, text }) => role === 'user' && type === 'message' && text !== null)
    .slice(-MOST_ITEMS)
    .map(({ text }) => {
      const words =
        (text ?? '')
          .slice(0, LONGEST_TEXT)
          .toLowerCase()
          .match(/[\p{L}'-]+/gu) ?? []
      return ` ${words.join(' ')} `
    })
}

/** The first of the highest; null when the highest is too low. */
function bestOf(hits: readonly number[]): number | null {
  const most = Math.max(...hits)
  return most < LEAST_KEYWORDS ? null : hits.indexOf(most)
}
