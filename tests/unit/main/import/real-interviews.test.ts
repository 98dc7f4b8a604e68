// The real interviews import without hand work and without losing a word.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decode } from 'html-entities'
import { describe, expect, test } from 'vitest'
import { parsePath } from './import-kit.ts'

const folder = resolve(import.meta.dirname, '../../../../../shared/data/interviews')
const absent = !existsSync(folder)
const note = absent ? ' (skipped: ../shared/data/interviews is not there)' : ''

/** Runs of letters and digits, in order. Line-end hyphens and other marks are not words. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

describe.skipIf(absent)(`real interviews${note}`, () => {
  test.each([
    ['mcilroy.txt', ['MSM', 'McIlroy'], [80, 76], 'McIlroy', /^\s*(?:MSM|McIlroy):/gm],
    ['cherry.txt', ['MSM', 'Cherry'], [67, 68], 'Cherry', /^(?:MSM|Cherry):/gm],
  ])('%s: its speakers, turns, and every word in order', async (file, names, turns, author, labels) => {
    const interview = await parsePath(resolve(folder, file))
    expect(interview.speakers.map(({ name }) => name)).toEqual(names)
    expect(interview.speakers.map((one) => one.turns)).toEqual(turns)
    expect(interview.speakers.find(({ suggestedRole }) => suggestedRole === 'author')?.name).toBe(author)
    expect(interview.speakers.find(({ suggestedRole }) => suggestedRole === 'interviewer')?.name).toBe('MSM')
    const text = interview.items([author]).map((item) => item.text ?? '')
    const source = readFileSync(resolve(folder, file), 'utf8').replace(labels, '')
    expect(wordsOf(text.join('\n'))).toEqual(wordsOf(source))
  })

  test('mcilroy.txt: title, first and last turns, blank lines inside a turn, remarks about the tape', async () => {
    const interview = await parsePath(resolve(folder, 'mcilroy.txt'))
    expect(interview.title).toBe('M.D. McIlroy, 8-18-89')
    const items = interview.items(['McIlroy'])
    expect(items.filter(({ type }) => type === 'marker').map(({ text }) => text)).toEqual([
      'M.D. McIlroy, 8-18-89',
      '[some chat about whether the machine is recording, red light, etc.]',
      '[END OF SIDE A]',
    ])
    const said = items.filter(({ type }) => type === 'message')
    expect(said[0]?.text).toMatch(/^I was looking over some of the literature/)
    expect(said[0]).toMatchObject({ role: 'assistant', payload: { speaker: 'MSM' } })
    expect(said[3]?.text?.split('\n\n')).toHaveLength(4)
    expect(said[3]).toMatchObject({ role: 'user', payload: { speaker: 'McIlroy' } })
    expect(said.at(-1)?.text).toMatch(/It just produces\.\.\.\.$/)
  })

  test('cherry.txt: hyphens at line ends, marks of the typist', async () => {
    const interview = await parsePath(resolve(folder, 'cherry.txt'))
    const text = interview
      .items(['Cherry'])
      .map((item) => item.text ?? '')
      .join('\n')
    expect(text).toContain('a 18-month tour')
    expect(text).toContain('press-on-regardless')
    expect(text).toContain('something else - it was')
    expect(text).toContain('very early action [inaudible].')
    expect(text).toMatch(/blows me away also\.$/)
  })

  test('mohammad.csv: rows, entities, times, tags', async () => {
    const interview = await parsePath(resolve(folder, 'mohammad.csv'))
    expect(interview.speakers).toMatchObject([
      { name: 'DB', turns: 46, suggestedRole: 'interviewer' },
      { name: 'KM', turns: 47, suggestedRole: 'author' },
      { name: 'MORE INFO', turns: 1, suggestedRole: 'other' },
    ])
    const items = interview.items(['KM'])
    expect(items[0]?.text).toBe('Thank you very much for agreeing to do this, Kasey.')
    const timed = items.filter((item) => item.audioStartMs !== null)
    expect(timed.map((item) => item.audioStartMs)).toEqual([280_000, 415_000, 580_000])
    expect(items[16]?.payload).toEqual({ speaker: 'DB', columns: { tags: 'paper' } })
    const text = items.map((item) => item.text).join('\n')
    expect(text).toContain('notes for it, or—?')
    expect(text).not.toMatch(/&#?\w+;/)
    const source = decode(readFileSync(resolve(folder, 'mohammad.csv'), 'utf8'))
    for (const words of text.split('\n')) expect(source.replaceAll('""', '"')).toContain(words)
  })
})
