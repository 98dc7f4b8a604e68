// Which place is asked. Catches: an address that anybody on the way can answer for, a package for another processor, a
// version that only sorts later as text.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { channelFile, mayAsk, readChannel } from '../../../../src/main/updates/channel.ts'
import { isNewer, packageOf, type Release } from '../../../../src/main/updates/release.ts'

function channelWith(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'studio-channel-')), 'update-channel.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('the channel that ships can be read, and is asked only over https', () => {
  const channel = readChannel(resolve('resources/update-channel.json'))
  expect(channel === null || channel.url.protocol === 'https:').toBe(true)
})

test.each([
  ['http://example.org/', false],
  ['https://someone:secret@example.org/', false],
  ['ftp://example.org/', false],
  ['https://example.org/studio', true],
  ['http://127.0.0.1:8080/', true],
])('%s is taken: %s', (url, taken) => {
  const read = () => readChannel(channelWith({ url, channel: 'latest', hosts: [] }))
  if (!taken) return expect(read).toThrow('not safe')
  expect(read()?.url.href.endsWith('/')).toBe(true)
})

test('only hosts that are known may be asked', () => {
  expect(mayAsk(new URL('https://example.org/a'), ['example.org'])).toBe(true)
  expect(mayAsk(new URL('https://example.org.evil.net/a'), ['example.org'])).toBe(false)
  expect(mayAsk(new URL('http://example.org/a'), ['example.org'])).toBe(false)
})

test('each system has its own file', () => {
  expect(channelFile('latest', 'linux', 'x64')).toBe('latest-linux.yml')
  expect(channelFile('latest', 'linux', 'arm64')).toBe('latest-linux-arm64.yml')
  expect(channelFile('latest', 'darwin', 'arm64')).toBe('latest-mac.yml')
  expect(channelFile('latest', 'win32', 'x64')).toBe('latest.yml')
})

test.each([
  ['0.10.0', '0.9.9', true],
  ['0.9.9', '0.10.0', false],
  ['1.0.0', '1.0.0', false],
  ['1.0.0', '1.0.0-dev', true],
  ['1.0.0', '1.0.1-dev', false],
  ['2.0.0', '1.99.99', true],
])('%s after %s: %s', (version, current, newer) => {
  expect(isNewer(version, current)).toBe(newer)
})

test('the package is of the kind and for the processor of this computer', () => {
  const names = ['S-1.0.0.AppImage', 'S-1.0.0-arm64.AppImage', 's_1.0.0_amd64.deb']
  const files = names.map((url) => ({ url, sha512: '', size: 1 }))
  const release: Release = { version: '1.0.0', files, notes: '', date: '' }
  expect(packageOf(release, 'AppImage', 'x64')?.url).toBe('S-1.0.0.AppImage')
  expect(packageOf(release, 'AppImage', 'arm64')?.url).toBe('S-1.0.0-arm64.AppImage')
  expect(packageOf(release, 'deb', 'x64')?.url).toBe('s_1.0.0_amd64.deb')
  expect(packageOf(release, 'deb', 'arm64')).toBeNull()
  expect(packageOf(release, 'rpm', 'x64')).toBeNull()
})
