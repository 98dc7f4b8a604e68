import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApiKey, type ApiKey } from '../../../../src/main/credentials/api-key.ts'
import { isRealKeyring, type SecretBox } from '../../../../src/main/credentials/secret-box.ts'

const SERVER = 'https://api.openai.com/v1'
const KEY = 'sk-test-0123456789'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Stands for the system's keyring: turns the bytes around, and can be locked or forgotten. */
function keyring({ available = true, broken = false } = {}): SecretBox {
  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
  return {
    available: () => Promise.resolve(available),
    seal: (text) => Promise.resolve(flip(Buffer.from(text))),
    open: (sealed) =>
      broken ? Promise.reject(new Error(`cannot open ${KEY}`)) : Promise.resolve(flip(sealed).toString()),
  }
}

function keyOf(
  box: SecretBox,
  warn: (message: string) => void = () => {},
  slot: 'hosted' | 'server' = 'hosted',
): ApiKey {
  return createApiKey({ dataDir: folder, box, slot, warn })
}

test('a key is there again after a restart, and nowhere on the disk in the open', async () => {
  expect(await keyOf(keyring()).keep(SERVER, KEY)).toBe('keyring')
  expect(await keyOf(keyring()).forServer(SERVER)).toBe(KEY)
  for (const name of readdirSync(folder)) {
    expect(readFileSync(join(folder, name)).includes(KEY)).toBe(false)
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  }
})

test('without a real keyring the key lives in memory only', async () => {
  const apiKey = keyOf(keyring({ available: false }))
  expect(await apiKey.keep(SERVER, KEY)).toBe('memory')
  expect(await apiKey.forServer(SERVER)).toBe(KEY)
  expect(readdirSync(folder)).toEqual([])
  expect(await keyOf(keyring({ available: false })).storage(SERVER)).toBe('none')
})

test('a key is given out only for the server it was entered for', async () => {
  const apiKey = keyOf(keyring())
  await apiKey.keep(SERVER, KEY)
  expect(await apiKey.forServer('https://evil.example/v1')).toBeNull()
  expect(await keyOf(keyring()).storage('https://evil.example/v1')).toBe('none')
})

test('a forgotten key is gone from the disk', async () => {
  const apiKey = keyOf(keyring())
  await apiKey.keep(SERVER, KEY)
  await apiKey.forget()
  expect(await apiKey.forServer(SERVER)).toBeNull()
  expect(existsSync(join(folder, 'api-key.sealed'))).toBe(false)
})

// Bug: the key of the author's own server takes the place of the hosted one, or forgetting one forgets both.
test('the two keys lie side by side', async () => {
  const local = 'http://127.0.0.1:11434/v1'
  await keyOf(keyring()).keep(SERVER, KEY)
  const own = keyOf(keyring(), undefined, 'server')
  await own.keep(local, 'own-server-key')
  expect(await keyOf(keyring()).forServer(SERVER)).toBe(KEY)
  expect(await keyOf(keyring(), undefined, 'server').forServer(local)).toBe('own-server-key')
  await own.forget()
  expect(await keyOf(keyring()).forServer(SERVER)).toBe(KEY)
})

test('a keyring that cannot open the key any more says so, without quoting it', async () => {
  await keyOf(keyring()).keep(SERVER, KEY)
  const warned: string[] = []
  expect(await keyOf(keyring({ broken: true }), (message) => warned.push(message)).storage(SERVER)).toBe(
    'none',
  )
  expect(warned.join()).toMatch(/entered again/)
  expect(warned.join()).not.toContain(KEY)
})

// Bug: every draft fails until the studio is started again.
test('a keyring that failed once is asked again', async () => {
  await keyOf(keyring()).keep(SERVER, KEY)
  const box = keyring()
  let locked = true
  const apiKey = keyOf({
    ...box,
    available: () => (locked ? Promise.reject(new Error('It is locked')) : box.available()),
  })
  await expect(apiKey.forServer(SERVER)).rejects.toThrow('It is locked')
  locked = false
  expect(await apiKey.forServer(SERVER)).toBe(KEY)
})

test('Chromium’s fixed password on Linux is no keyring', () => {
  expect(isRealKeyring('linux', 'basic_text')).toBe(false)
  expect(isRealKeyring('linux', 'unknown')).toBe(false)
  expect(isRealKeyring('linux', 'gnome_libsecret')).toBe(true)
  expect(isRealKeyring('linux', 'kwallet6')).toBe(true)
  expect(isRealKeyring('darwin', '')).toBe(true)
})
