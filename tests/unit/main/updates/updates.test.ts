// New versions over real HTTP. Catches: a question nobody agreed to, a version that nobody signed, one that is older, a
// redirect that is followed, a restart in the middle of a talk, a complaint about a network that is not there.
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Installer } from '../../../../src/main/updates/installer-port.ts'
import { Updates, type UpdatePorts } from '../../../../src/main/updates/updates.ts'
import type { UpdatesView } from '../../../../src/shared/ipc/update-views.ts'
import { nodeDownload } from '../../../support/node-download.ts'
import { channelName, startUpdateServer, type UpdateServer } from '../../../support/update-server.ts'

let server: UpdateServer
let clock: number
let busy: string | null
let told: UpdatesView[]
let installed: string[]
beforeEach(async () => {
  server = await startUpdateServer()
  clock = Date.UTC(2026, 10, 30)
  busy = null
  told = []
  installed = []
})
afterEach(() => server.close())

const bytes = Buffer.from('the whole of the new version')

const installer: Installer = {
  kind: 'AppImage',
  download: async ({ file }, onBytes) => onBytes(file.size),
  quitAndInstall: () => void installed.push('quit'),
}

function open(more: Partial<UpdatePorts> = {}): Updates {
  const kept = new Map<string, number | boolean>()
  return new Updates({
    channel: {
      ...{ url: new URL(server.url), channel: 'latest', hosts: ['127.0.0.1'] },
      publicKey: server.publicKey,
    },
    file: channelName,
    ...{ version: '0.1.0', arch: 'x64', openDownload: nodeDownload, installer },
    headers: { 'user-agent': 'GhostwritingStudio/0.1.0 (linux x64)' },
    isOn: () => kept.get('on') === true,
    setOn: (on) => void kept.set('on', on),
    checkedAt: () => (kept.get('at') as number | undefined) ?? null,
    setCheckedAt: (at) => void kept.set('at', at),
    busy: () => busy,
    now: () => clock,
    changed: (view) => void told.push(view),
    quiet: () => {},
    ...more,
  })
}

function turnedOn(more: Partial<UpdatePorts> = {}): Updates {
  const updates = open(more)
  updates.allow(true)
  return updates
}

test('while it is off nothing is asked of anybody, by day or by press', async () => {
  server.publish('0.2.0', bytes)
  const updates = open()
  await updates.checkIfDue()
  await expect(updates.check()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(updates.download()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(() => updates.install()).toThrow('asks nobody')
  updates.allow(true)
  updates.allow(false)
  await updates.checkIfDue()
  expect(server.asked).toEqual([])
})

test('a signed newer version is offered with what changed; nothing is fetched or installed by itself', async () => {
  const name = server.publish('0.2.0', bytes, { notes: 'Chapters can be moved.' })
  const updates = turnedOn()
  await updates.checkIfDue()
  const found = { kind: 'available', version: '0.2.0', notes: 'Chapters can be moved.', bytes: bytes.length }
  expect(updates.view().state).toEqual(found)
  expect(server.asked.map(({ path }) => path)).toEqual([channelName, `${channelName}.sig`])
  expect(server.asked.map(({ path }) => path)).not.toContain(name)

  expect((await updates.download()).state).toEqual({ kind: 'ready', version: '0.2.0' })
  expect(installed).toEqual([])
  updates.install()
  expect(installed).toEqual(['quit'])
})

test('a question tells the version and the system, and nothing else', async () => {
  server.publish('0.2.0', bytes)
  await turnedOn().check()
  const { headers } = server.asked[0]!
  expect(headers['user-agent']).toBe('GhostwritingStudio/0.1.0 (linux x64)')
  expect(headers).not.toHaveProperty('cookie')
  expect(headers).not.toHaveProperty('x-user-staging-id')
})

test.each(['0.0.9', '0.1.0'])('version %s is not taken, however well it is signed', async (version) => {
  server.publish(version, bytes)
  expect((await turnedOn().check()).state).toEqual({ kind: 'newest' })
})

test('what another key signed, what was changed and what is unsigned is refused in words', async () => {
  const updates = turnedOn()
  server.publish('0.2.0', bytes, { key: generateKeyPairSync('ed25519').privateKey })
  expect(await updates.check()).toMatchObject({
    state: { kind: 'idle' },
    problem: expect.stringMatching(/not signed/),
  })

  server.publish('0.2.0', bytes)
  server.files[channelName] = Buffer.concat([server.files[channelName]!, Buffer.from(' ')])
  expect((await updates.check()).problem).toMatch(/not signed by the makers/)

  server.publish('0.2.0', bytes)
  delete server.files[`${channelName}.sig`]
  expect((await updates.check()).problem).toMatch(/answered 404/)
  expect((await updates.download()).state).toEqual({ kind: 'idle' })
})

test.each(['../../evil.AppImage', 'https://example.invalid/a.AppImage', '/etc/a.AppImage'])(
  'a package at %s is not understood: it is a name in the folder or nothing',
  async (url) => {
    server.publish('0.2.0', bytes, { url })
    expect((await turnedOn().check()).problem).toMatch(/not understood/)
  },
)

test('a redirect to a host that is not known is not followed; one to a known host is', async () => {
  const other = await startUpdateServer()
  const elsewhere = other.url.replace('127.0.0.1', 'localhost')
  server.moved[channelName] = `${elsewhere}${channelName}`
  expect((await turnedOn().check()).problem).toMatch(/led to localhost/)
  expect(other.asked).toEqual([])

  server.publish('0.2.0', bytes)
  server.files['there.yml'] = server.files[channelName]!
  server.moved[channelName] = '/there.yml'
  expect((await turnedOn().check()).state.kind).toBe('available')
  await other.close()
})

test('far more than such a file holds is not read', async () => {
  server.files[channelName] = Buffer.alloc(200_000, 32)
  expect((await turnedOn().check()).problem).toMatch(/far more/)
})

test('without a network the day’s question says nothing; the author’s own does', async () => {
  await server.close()
  const updates = turnedOn()
  await updates.checkIfDue()
  expect(updates.view()).toMatchObject({ state: { kind: 'idle' }, problem: null })
  expect((await updates.check()).problem).toMatch(/could not be reached/)
})

test('it asks once a day, and not in the middle of a session', async () => {
  server.publish('0.1.0', bytes)
  const updates = turnedOn()
  busy = 'You are in a session'
  await updates.checkIfDue()
  expect(server.asked.length).toBe(0)
  busy = null
  await updates.checkIfDue()
  clock += 23 * 3_600_000
  await updates.checkIfDue()
  expect(server.asked.length).toBe(2)
  clock += 3_600_000
  await updates.checkIfDue()
  expect(server.asked.length).toBe(4)
})

test('it does not restart while the author talks', async () => {
  server.publish('0.2.0', bytes)
  const updates = turnedOn()
  await updates.check()
  await updates.download()
  busy = 'A draft is being written'
  expect(() => updates.install()).toThrow('A draft is being written, so nothing is installed now')
  expect(installed).toEqual([])
})

test('a download that fails can be begun again; one that is cancelled says nothing', async () => {
  server.publish('0.2.0', bytes)
  const failing = { ...installer, download: () => Promise.reject(new Error('sha512 checksum mismatch')) }
  const updates = turnedOn({ installer: failing })
  await updates.check()
  expect(await updates.download()).toMatchObject({
    state: { kind: 'available' },
    problem: expect.stringMatching(/not the file that was signed/),
  })

  const waiting: Installer['download'] = (_chosen, _onBytes, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('cancelled'))))
  const slow = turnedOn({ installer: { ...installer, download: waiting } })
  await slow.check()
  const download = slow.download()
  slow.cancel()
  expect(await download).toMatchObject({ state: { kind: 'available' }, problem: null })
})

test('turned off in the middle of a question, the answer is not shown', async () => {
  server.publish('0.2.0', bytes)
  const updates = turnedOn()
  const check = updates.check()
  updates.allow(false)
  await check
  expect(updates.view()).toMatchObject({ on: false, state: { kind: 'idle' }, problem: null })
})

test('a copy that cannot replace itself still says what is new', async () => {
  server.publish('0.2.0', bytes)
  const updates = turnedOn({ installer: { ...installer, kind: null } })
  expect(await updates.check()).toMatchObject({ canInstall: false, state: { kind: 'available' } })
})
