import { describe, expect, it } from 'vitest'
import { descents } from '../../../../src/shared/document/carried-sources.ts'

const a = 'We lived by the river in a house my father built.'
const b = 'Every spring the water came up to the kitchen door.'
const text = (...paragraphs: string[]) => paragraphs.join('\n\n') + '\n'

describe('descents', () => {
  it.each([
    ['nothing', text(a, b), text(a, b), []],
    ['a word changed', text(a, b), text(a.replace('house', 'hut'), b), [[a.replace('house', 'hut'), [a]]]],
    ['two joined', text(a, b), text(`${a} ${b}`), [[`${a} ${b}`, [a, b]]]],
    [
      'one split',
      text(`${a} ${b}`),
      text(a, b),
      [
        [a, [`${a} ${b}`]],
        [b, [`${a} ${b}`]],
      ],
    ],
    ['two joined by a line put between them', `${a}\n\n${b}`, `${a}\nor\n${b}`, [[`${a}\nor\n${b}`, [a, b]]]],
    ['one gone', text(a, b), text(b), []],
    ['one new', text(a), text(a, b), []],
    ['one replaced by something else', text(a), text('It rains.'), []],
    ['everything gone', text(a, b), '', []],
  ] satisfies [string, string, string, [string, string[]][]][])('%s', (_, before, after, found) => {
    expect(descents(before, after).map(({ paragraph, from }) => [paragraph, from])).toEqual(found)
  })

  it('finds an edit far inside a long manuscript, at any place of it', () => {
    const pages = Array.from({ length: 400 }, (_, at) => `${a} Number ${at} of them all.`)
    for (const at of [0, 1, 199, 398, 399]) {
      const edited = pages.map((page, index) => (index === at ? page.replace('river', 'lake') : page))
      expect(descents(text(...pages), text(...edited))).toEqual([
        { paragraph: edited[at], from: [pages[at]] },
      ])
    }
  })
})
