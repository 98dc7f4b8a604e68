// Catches: an import that makes the first paint wait for the editor, or for a dialog that nobody has opened.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const renderer = resolve(import.meta.dirname, '../../../src/renderer')

/** Files and packages that a file needs before it runs: static imports, not those of types only. */
function neededBy(start: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set([join(renderer, start)])
  const packages = new Set<string>()
  for (const file of files) {
    for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?!type\b)([^'"]*?\bfrom\s+)?['"]([^'"]+)['"]/gm,
    )) {
      const all = names
        .replace(/[{}]|\bfrom\b/g, '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
      if (all.length > 0 && all.every((name) => name.startsWith('type '))) continue
      const path = resolve(dirname(file), from)
      if (!from.startsWith('.')) packages.add(from)
      else if (/\.tsx?$/.test(path) && existsSync(path)) files.add(path)
    }
  }
  return { files, packages }
}

test('the first paint needs neither the editor nor a dialog that is not open', () => {
  const { files, packages } = neededBy('main.tsx')
  expect(packages).toContain('react-dom/client')
  expect(files).toContain(join(renderer, 'screens/library/library-screen.tsx'))
  expect([...packages].filter((name) => /^@(codemirror|lezer)\//.test(name))).toEqual([])
  const late = [
    'settings/settings-dialog',
    'about/about-dialog',
    'workspace/activity-dialog',
    'recovery/recovery-screen',
  ]
  for (const screen of late) {
    const file = join(renderer, `screens/${screen}.tsx`)
    expect(existsSync(file)).toBe(true)
    expect(files).not.toContain(file)
  }
})

test('an import of the editor is seen', () => {
  expect([...neededBy('screens/workspace/workspace.tsx').packages]).toContain('@codemirror/view')
})
