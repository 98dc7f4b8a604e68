import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolveUnder, serveFile } from '../../../../src/main/app/serve-file.ts'

let folder: string
let root: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-serve-'))
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-secrets'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'renderer-secrets', 'key.txt'), 'secret')
  writeFileSync(join(root, 'index.html'), '<html><head><title>S</title></head></html>')
  writeFileSync(join(root, 'assets', 'voice.webm'), '0123456789')
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, init?: RequestInit): Promise<Response> =>
  serveFile(root, new Request(`app://studio${path}`, init))

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/link.txt',
  '/../renderer-secrets/key.txt',
  '/%00',
  '/%zz',
  '/',
  '/assets',
  `/${'a'.repeat(300)}`,
])('nothing outside the root is served, and no folder: %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('a path that is not a URL’s is held under the root as well', async () => {
  expect(await resolveUnder(root, '/../../../../etc/passwd')).toBeNull()
  expect(await resolveUnder(root, '/link.txt')).toBeNull()
})

test('only our own host is answered, and only reading', async () => {
  expect((await serveFile(root, new Request('app://other/index.html'))).status).toBe(404)
  expect((await get('/index.html', { method: 'POST' })).status).toBe(405)
})

test('the page learns the nonce of its own policy, and gets another one on the next load', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await get('/index.html')
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /<meta name="csp-nonce" content="([\w-]{20,})">/.exec(await answer.text())?.[1] ?? 'none'
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(2)
})

test('a part of a file is answered with 206, so that audio can seek', async () => {
  const answer = await get('/assets/voice.webm', { headers: { range: 'bytes=2-4' } })
  expect(answer.status).toBe(206)
  expect(answer.headers.get('content-range')).toBe('bytes 2-4/10')
  expect(answer.headers.get('content-length')).toBe('3')
  expect(answer.headers.get('content-type')).toBe('audio/webm')
  expect(await answer.text()).toBe('234')
})

test('a part beyond the end is refused with the size', async () => {
  const answer = await get('/assets/voice.webm', { headers: { range: 'bytes=10-' } })
  expect(answer.status).toBe(416)
  expect(answer.headers.get('content-range')).toBe('bytes */10')
})
