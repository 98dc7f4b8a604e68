// The script that signs a release. Catches: a signature that the studio does not take, a release of which one system's file was left
// unsigned, a key that anybody may read.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isSignedBy } from '../../../src/main/signing/signed-by.ts'
import { makeTempDir } from '../../support/temp-store.ts'

const script = resolve(import.meta.dirname, '../../../scripts/sign-updates.mjs')

test('each system’s file is signed, with a key that is made once and is nobody else’s to read', () => {
  const folder = makeTempDir()
  const key = join(folder, 'key.pem')
  const names = ['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml']
  for (const name of names) writeFileSync(join(folder, name), `version: 1.0.0 # ${name}\n`)
  writeFileSync(join(folder, 'builder-debug.yml'), 'x: 1\n')
  const sign = (): string => execFileSync(process.execPath, [script, key, folder], { encoding: 'utf8' })
  const [publicKey = ''] = /\S+=(?=\n)/.exec(sign()) ?? []
  for (const name of names) {
    const content = readFileSync(join(folder, name))
    const signature = readFileSync(join(folder, `${name}.sig`), 'utf8')
    expect(isSignedBy(content, signature, publicKey)).toBe(true)
    expect(isSignedBy(Buffer.concat([content, Buffer.from(' ')]), signature, publicKey)).toBe(false)
  }
  expect(() => statSync(join(folder, 'builder-debug.yml.sig'))).toThrow('ENOENT')
  expect(sign()).toContain(publicKey)
  if (process.platform !== 'win32') expect(statSync(key).mode & 0o077).toBe(0)
})
