// Catches: a paragraph that is written and not found, one that is found and gone, work that holds up typing, and an index
// that a crash leaves behind the manuscript.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBackground } from '../../../../src/main/background/create-background.ts'
import { finish } from '../../../../src/shared/document/steps.ts'
import { paragraphsOf } from '../../../../src/main/search/paragraphs-of.ts'
import { saveDocument } from '../../../../src/main/store/queries/documents.ts'
import { listUnindexedDocuments } from '../../../../src/main/store/queries/search-documents.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'
import { addProject, makeSearchRig, type SearchRig } from './search-rig.ts'

let temp: TempStore
let rig: SearchRig
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  rig = makeSearchRig(temp.store)
  projectId = addProject(rig, 'The book')
})
afterEach(async () => {
  await rig.search.close()
  temp.cleanup()
})

let revision = 1
/** As the document authority does: written, then told. */
function write(markdown: string): void {
  saveDocument(temp.store, { projectId, markdown, revision: ++revision, updatedAt: revision })
  rig.search.hear('document.changed', { projectId, version: revision, revision, by: 'author' })
}
const found = (query: string): string[] =>
  rig.ask(query, { kind: 'paragraph' }).hits.map(({ paragraph }) => paragraph ?? '')
const ids = (): unknown[] =>
  temp.store.sqlite
    .prepare(`SELECT id FROM search_entries WHERE kind = 'paragraph' ORDER BY id`)
    .pluck()
    .all()

test('paragraphs are found once typing has settled, and only what changed is written again', async () => {
  write('# The *Lamp*\n\nWe lit the lamp.\n\nThe boat came.\n')
  await rig.search.settled()
  expect(found('lamp')).toEqual(['# The *Lamp*', 'We lit the lamp.'])
  expect(rig.ask('lamp').hits[0]?.snippet.text).toBe('The *Lamp*')
  const [heading, first] = ids()
  write('# The *Lamp*\n\nWe lit the lamp.\n\nThe boat never came.\n')
  await rig.search.settled()
  expect(found('boat')).toEqual(['The boat never came.'])
  expect(ids().slice(0, 2)).toEqual([heading, first])
  write('')
  await rig.search.settled()
  expect(found('lamp')).toEqual([])
})

test('typing that never rests is indexed all the same', async () => {
  let words = 'On and on'
  const until = performance.now() + 1000
  while (found('on').length === 0 && performance.now() < until) {
    write((words += ' and on'))
    await sleep(8)
  }
  expect(found('on')).toHaveLength(1)
})

test('what was not indexed at the end is at the next start', async () => {
  const { store } = temp
  saveDocument(store, { projectId, markdown: 'The lamp.', revision: 9, updatedAt: 9 })
  expect(found('lamp')).toEqual([])
  rig.search.start()
  await rig.search.settled()
  expect(found('lamp')).toEqual(['The lamp.'])
  expect(listUnindexedDocuments(store)).toEqual([])
})

test('closing indexes what waits', async () => {
  write('The lamp.')
  await rig.search.close()
  expect(found('lamp')).toEqual(['The lamp.'])
})

test('a project that is gone before its turn is none of ours', async () => {
  write('The lamp.')
  temp.store.sqlite.exec('DELETE FROM projects')
  await rig.search.settled()
  expect([found('lamp'), rig.reported]).toEqual([[], []])
})

test('a text without blank lines is cut into pieces that stand in it as they are', () => {
  const line = 'We walked the salt road on Sundays, and nobody had told me what it was for.'
  const markdown = Array.from({ length: 3000 }, (_, n) => `${n} ${line}`).join('\n')
  const pieces = finish(paragraphsOf(`${markdown}\n\n${'x'.repeat(20_000)}\n\n${'🐟'.repeat(9000)} fish`))
  expect(pieces.every(({ text }) => text.length <= 8000 && !text.includes('\ufffd'))).toBe(true)
  expect(pieces.slice(0, 3).every(({ text }) => markdown.includes(text) && /^\d+ We/.test(text))).toBe(true)
  expect(
    pieces
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  ).toContain(markdown.slice(-5000).replace(/\s/g, ''))
})

test('a book of 100,000 words is indexed in slices that nobody feels', async () => {
  const background = createBackground()
  rig = makeSearchRig(temp.store, { background })
  const paragraph = (n: number) => `Number ${n}: ${'and then we went down to the water. '.repeat(11)}`
  const book = Array.from({ length: 1250 }, (_, n) => paragraph(n)).join('\n\n')
  const slices = measuredTransactions(temp.store)
  write(book)
  await rig.search.settled()
  await background.close()
  expect(ids()).toHaveLength(1250)
  expect(found('"number 777"')).toEqual([paragraph(777).trim()])
  expect(slices.length).toBeGreaterThan(5)
  expect(Math.max(...slices)).toBeLessThan(16)
})

/** Of this thread's processor time, milliseconds: what other work on the machine does not lengthen. */
function measuredTransactions(store: Store): number[] {
  const slices: number[] = []
  const run = store.transaction.bind(store)
  store.transaction = <T>(work: () => T): T => {
    const before = process.threadCpuUsage()
    try {
      return run(work)
    } finally {
      const { user, system } = process.threadCpuUsage(before)
      slices.push((user + system) / 1000)
    }
  }
  return slices
}
