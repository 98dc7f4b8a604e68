// Would catch: a pane that names the wrong section or none while a model writes, wherever the stream is cut.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProgressReader } from '../../../../../src/shared/drafting/prompt/read-progress.ts'
import { names } from './prompts.ts'

const answer = JSON.stringify({
  summary: 'The "heading": "Wrong" is only said.',
  edits: [
    {
      op: 'append',
      sectionId: 's1',
      after: null,
      heading: null,
      paragraphs: [{ markdown: 'A "boat"\\', sources: ['i1'] }],
    },
    {
      op: 'insert',
      sectionId: null,
      after: 's1',
      heading: 'Leaving “Leith”\n',
      paragraphs: [{ markdown: 'x'.repeat(900), sources: [] }],
    },
  ],
})

function sectionsOf(pieces: readonly string[]): (string | null)[] {
  const read = createProgressReader(names)
  const told = pieces.map((piece) => read(piece).section)
  return told.filter((section, at) => section !== told[at - 1])
}

describe('createProgressReader', () => {
  it('names each section as it comes', () => {
    expect(sectionsOf(answer.split(''))).toEqual([null, 'Childhood', 'Leaving “Leith”'])
  })

  it('tells the same wherever the stream is cut, and counts all of it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), (lengths) => {
        const read = createProgressReader(names)
        let at = 0
        for (const length of lengths) {
          read(answer.slice(at, at + length))
          at += length
        }
        const last = read(answer.slice(at))
        expect(last).toEqual({ section: 'Leaving “Leith”', characters: answer.length })
      }),
    )
  })

  it('is not misled by words before the JSON', () => {
    expect(sectionsOf(`Here's the 12" record: "heading": "No".\n\`\`\`json\n${answer}`.split(''))).toEqual([
      null,
      'Childhood',
      'Leaving “Leith”',
    ])
  })

  it('takes anything, and keeps little of it', () => {
    const read = createProgressReader(names)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (piece) => void read(piece)))
    const began = performance.now()
    for (let at = 0; at < 2000; at += 1) read(`"${'x'.repeat(1000)}`)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
