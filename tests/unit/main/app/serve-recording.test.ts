// Bugs caught: a file of the data folder that is read under a recording's address, one that no row knows, a recording
// that cannot be sought in.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveRecordings } from '../../../../src/main/app/serve-recording.ts'
import { makeTempDir } from '../../../support/temp-store.ts'

const sessionId = '0b32bd2c-0000-4000-8000-000000000001'
let dataDir: string
beforeAll(() => {
  dataDir = makeTempDir()
  const folder = join(dataDir, 'recordings', sessionId)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(dataDir, 'studio.db'), 'secret')
  writeFileSync(join(folder, 'author-0000.webm'), '0123456789')
  writeFileSync(join(folder, 'author-0001.webm'), 'nobody knows it')
  symlinkSync(join(dataDir, 'studio.db'), join(folder, 'author-0002.webm'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const get = (path: string, init?: RequestInit) =>
  serveRecordings(dataDir, (_session, file) => Promise.resolve(file !== 'author-0001.webm'))(
    new Request(`app://studio${path}`, init),
  )

it('answers a part of a known file', async () => {
  const address = `/recordings/${sessionId}/author-0000.webm`
  const answer = await get(address, { headers: { range: 'bytes=2-4' } })
  expect(answer?.status).toBe(206)
  expect(answer?.headers.get('content-type')).toBe('audio/webm')
  expect(await answer?.text()).toBe('234')
  expect(await (await get(address))?.text()).toBe('0123456789')
})

it('leaves all other addresses to the page’s own files', async () => {
  expect(await get('/index.html')).toBeNull()
  expect(await get('/recordings')).toBeNull()
})

it.each([
  `/recordings/${sessionId}/author-0001.webm`,
  `/recordings/${sessionId}/author-0002.webm`,
  `/recordings/${sessionId}/..%2f..%2fstudio.db`,
  `/recordings/${sessionId}/%2e%2e/studio.db`,
  `/recordings/${sessionId}/studio.db`,
  `/recordings/..%2f${sessionId}/author-0000.webm`,
  `/recordings/${sessionId}/author-0000.webm/`,
  `/recordings/${sessionId}//author-0000.webm`,
  '/recordings/',
  '/recordings/CON/author-0000.webm',
])('nothing else is answered under it: %s', async (path) => {
  expect((await get(path))?.status ?? 404).toBe(404)
})
