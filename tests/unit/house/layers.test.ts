// The rules of the house fail on a planted violation: without this the gate could pass having checked nothing.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-house-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function lint(): { code: number | null; output: string } {
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint')
  const found = spawnSync(oxlint, ['--deny-warnings'], { cwd: folder, encoding: 'utf8' })
  return { code: found.status, output: found.stdout + found.stderr }
}

const importOf = (what: string): string => `import * as planted from '${what}'\nexport const kept = planted\n`
const manyLines = (count: number): string =>
  Array.from({ length: count }, (_, n) => `export const a${n} = ${n}`).join('\n')

describe('npm run check finds a planted violation', () => {
  test.each([
    ['a Node module in shared', 'src/shared/planted.ts', importOf('node:fs'), 'src/shared imports zod'],
    ['react in shared', 'src/shared/planted.ts', importOf('react'), 'src/shared imports zod'],
    [
      'main in shared',
      'src/shared/planted.ts',
      importOf('../main/store/store.ts'),
      'imports nothing of main',
    ],
    [
      'main in the renderer',
      'src/renderer/planted.ts',
      importOf('../main/store/store.ts'),
      'No renderer to main',
    ],
    ['electron in the renderer', 'src/renderer/planted.ts', importOf('electron'), 'through the bridge only'],
    [
      'the renderer in main',
      'src/main/store/planted.ts',
      importOf('../../renderer/main.tsx'),
      'No main to renderer',
    ],
    ['electron in the store', 'src/main/store/planted.ts', importOf('electron'), 'electron is imported in'],
    ['a file of 301 lines', 'src/main/store/planted.ts', manyLines(301), 'max-lines'],
    ['an any', 'src/main/store/planted.ts', 'export const a = (b: any): unknown => b\n', 'no-explicit-any'],
  ])('%s', (_name, file, text, message) => {
    plant(file, text)
    const { code, output } = lint()
    expect(output).toContain(message)
    expect(code).not.toBe(0)
  })

  test('an import cycle', () => {
    plant('src/main/one.ts', "import { two } from './two.ts'\nexport const one = (): number => two()\n")
    plant('src/main/two.ts', "import { one } from './one.ts'\nexport const two = (): number => one()\n")
    const { code, output } = lint()
    expect(output).toContain('no-cycle')
    expect(code).not.toBe(0)
  })

  test('nothing to find in a clean file', () => {
    plant('src/main/store/clean.ts', "import { z } from 'zod'\nexport const name = z.string()\n")
    expect(lint()).toMatchObject({ code: 0 })
  })
})
