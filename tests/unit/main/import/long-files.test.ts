// A long import leaves the window alive: timers run all the while, progress only grows, cancelling works at once.
import { expect, test } from 'vitest'
import { createImportService } from '../../../../src/main/import/import-interview.ts'
import { importInterviewFile } from '../../../../src/main/import/import-file.ts'
import { tempContext, tempFile } from './import-kit.ts'

const turn = (at: number) =>
  `ANNA:  Why number ${at}?\n\nBEN:  ${'We built another tool\n     for it, of course. '.repeat(8)}\n\n`
const long = Array.from({ length: 12_000 }, (_, at) => turn(at)).join('')

test('the event loop turns while a file is read and written', async () => {
  const { ctx } = tempContext()
  const fractions: number[] = []
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  const started = performance.now()
  const { items } = await importInterviewFile(ctx, {
    path: tempFile('long.txt', long),
    projectId: null,
    contentType: 'memoir',
    onProgress: (fraction) => fractions.push(fraction),
  })
  const took = performance.now() - started
  clearInterval(timer)
  expect(items).toBe(24_000)
  // At least one turn every 100 ms on average even on a busy machine; a blocked loop has none.
  expect(turns).toBeGreaterThan(took / 100)
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
})

test('cancelled by the id that progress told, a file that is being read stops', async () => {
  const { ctx } = tempContext()
  const path = tempFile('long.txt', long)
  let told = 0
  const emit: typeof ctx.emit = (name, payload) => {
    if (name !== 'import.progress' || !('importId' in payload)) return
    told += 1
    imports.cancel(payload.importId)
  }
  const imports = createImportService({ ...ctx, emit }, { openFile: async () => path })
  await expect(imports.choose()).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(told).toBe(1)
})

test('one line of 8 MB is read too', async () => {
  const { ctx } = tempContext()
  const words = 'word '.repeat(1_600_000)
  const path = tempFile('line.txt', `ANNA: Why?\nBEN: ${words}\nANNA: Oh?\nBEN: So.\n`)
  const { items } = await importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir' })
  expect(items).toBeGreaterThan(80)
  const said = ctx.store.sqlite
    .prepare(`SELECT sum(length(replace(text, char(10), ' '))) FROM transcript_items`)
    .pluck()
  expect(said.get()).toBeGreaterThan(words.length - 200)
})
