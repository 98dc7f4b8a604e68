// Bugs caught: a file that nobody chose and that can be read, one that was exchanged while it is read, a range that is
// not the one asked for, writing through the address.
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serveImportSources } from '../../../../src/main/app/serve-import-source.ts'
import { lookAtSource } from '../../../../src/main/audio-import/source-file.ts'
import type { AudioImportFile } from '../../../../src/shared/speech/audio-import.ts'
import { makeTempDir } from '../../../support/temp-store.ts'

let folder: string
let file: AudioImportFile
beforeEach(async () => {
  folder = makeTempDir()
  writeFileSync(join(folder, 'tape.ogg'), 'OggS456789')
  file = await lookAtSource(join(folder, 'tape.ogg'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, init?: RequestInit) =>
  serveImportSources((id) => Promise.resolve(id === 'known' ? file : null))(
    new Request(`app://studio${path}`, init),
  )

it('answers ranges of a chosen file, and nothing else', async () => {
  const part = await get('/audio-import/known', { headers: { range: 'bytes=2-5' } })
  expect(part?.status).toBe(206)
  expect(await part?.text()).toBe('gS45')
  expect((await get('/audio-import/other'))?.status).toBe(404)
  expect((await get('/audio-import/known/tape.ogg'))?.status).toBe(404)
  expect((await get('/audio-import/..%2Fknown'))?.status).toBe(404)
  expect((await get('/audio-import/known', { method: 'POST' }))?.status).toBe(405)
  expect(await get('/index.html')).toBeNull()
})

it('says when the file is another, or gone', async () => {
  appendFileSync(file.path, 'x')
  expect((await get('/audio-import/known'))?.status).toBe(409)
  rmSync(file.path)
  expect((await get('/audio-import/known'))?.status).toBe(410)
})
