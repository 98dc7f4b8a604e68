// The stand-in for fpm, told what electron-builder tells it. Catches a package that its own tools cannot read, and files,
// scripts or needs that get lost on the way.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const fpm = resolve(import.meta.dirname, '../../../scripts/lib/packaging/fpm/fpm.mjs')
const has = (command: string): boolean => spawnSync('which', [command]).status === 0
const unless = (command: string): string => (has(command) ? '' : ` (skipped: ${command} is not there)`)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-fpm-test-'))
  mkdirSync(join(folder, 'app', 'resources'), { recursive: true })
  writeFileSync(join(folder, 'app', 'studio'), '#!/bin/sh\n')
  chmodSync(join(folder, 'app', 'studio'), 0o700)
  writeFileSync(join(folder, 'app', 'resources', '100% of it'), 'text')
  writeFileSync(join(folder, 'start'), '#!/bin/sh\n')
  writeFileSync(join(folder, 'after'), '#!/bin/sh\necho 100%\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function run(command: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, STUDIO_PACKAGE_FAST: '1' },
  })
  expect(status, stderr).toBe(0)
  return stdout
}

function build(kind: 'deb' | 'rpm', needs: string[]): string {
  const made = join(folder, `made.${kind}`)
  run(process.execPath, [
    ...[fpm, '-s', 'dir', '--force', '-t', kind, ...needs.flatMap((need) => ['-d', need])],
    ...['--architecture', kind === 'deb' ? 'amd64' : 'x86_64', '--name', 'studio', '--version', '1.2.3'],
    ...['--after-install', join(folder, 'after'), '--after-remove', join(folder, 'after')],
    ...['--description', 'Short words\n And more of them.', '--maintainer', 'Someone <some@one.invalid>'],
    ...['--license', 'MIT', '--url', 'https://one.invalid', '--package', made],
    ...[`${join(folder, 'app')}/=/opt/Studio`, `${join(folder, 'start')}=/usr/bin/studio`],
  ])
  return made
}

test.skipIf(!has('dpkg-deb'))(`a deb${unless('dpkg-deb')}`, () => {
  const deb = build('deb', ['libnss3', 'libasound2 | libasound2t64'])
  const told = run('dpkg-deb', ['--field', deb])
  expect(told).toMatch(/^Package: studio\nVersion: 1\.2\.3\n/)
  expect(told).toContain('\nDepends: libnss3, libasound2 | libasound2t64\n')
  expect(told).toMatch(/\nDescription: Short words\n And more of them\.\n$/)
  const files = run('dpkg-deb', ['--contents', deb])
  expect(files).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Studio\/studio$/m)
  expect(files).toMatch(/^-rw-r--r-- root\/root .* \.\/opt\/Studio\/resources\/100% of it$/m)
  expect(files).toMatch(/ \.\/usr\/bin\/studio$/m)
  for (const script of ['postinst', 'postrm'])
    expect(run('dpkg-deb', ['--info', deb, script])).toContain('echo 100%')
})

test.skipIf(!has('rpmbuild'))(`an rpm${unless('rpmbuild')}`, () => {
  const rpm = build('rpm', ['(gtk3 or libgtk-3-0)'])
  const ask = (...what: string[]): string => run('rpm', ['-qp', ...what, rpm])
  expect(ask('--queryformat', '%{NAME} %{VERSION} %{ARCH} %{LICENSE}')).toBe('studio 1.2.3 x86_64 MIT')
  expect(ask('--requires')).toContain('(gtk3 or libgtk-3-0)')
  expect(ask('--scripts')).toContain('echo 100%')
  // Its own folders go with it, the system's stay.
  expect(ask('--list').trim().split('\n').sort()).toEqual([
    '/opt/Studio',
    '/opt/Studio/resources',
    '/opt/Studio/resources/100% of it',
    '/opt/Studio/studio',
    '/usr/bin/studio',
  ])
})

test('what is not understood ends with words', () => {
  const { status, stderr } = spawnSync(process.execPath, [fpm, '-t', 'pacman', 'a=b'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining('[fpm] ')])
})
