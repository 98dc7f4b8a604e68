import { expect, test } from 'vitest'
import { parseKeybinding } from 'tinykeys'
import { keyNames, toKeybinding } from '../../../../src/renderer/commands/accelerator.ts'
import { commands } from '../../../../src/shared/commands.ts'

test.each([
  ['CmdOrCtrl+K', '$mod+k'],
  ['CmdOrCtrl+Shift+G', '$mod+Shift+g'],
  ['CmdOrCtrl+\\', '$mod+\\'],
  ['CmdOrCtrl+.', '$mod+.'],
])('%s is heard as %s', (accelerator, binding) => {
  expect(toKeybinding(accelerator)).toBe(binding)
})

// Bug: a key that tinykeys reads as a sequence, or as no key at all, is never heard.
test('every command’s key is one press with a modifier', () => {
  for (const { id, accelerator } of commands) {
    if (accelerator === null) continue
    const presses = parseKeybinding(toKeybinding(accelerator))
    expect(presses, id).toHaveLength(1)
    expect(presses[0]?.[0].length, id).toBeGreaterThan(0)
  }
})

// Bug: two commands on one key, of which only the first is ever heard.
test('no two commands share an id or a key', () => {
  const keys = commands.flatMap(({ accelerator }) => (accelerator === null ? [] : [accelerator]))
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
})

test('keys are named as on the keyboard in front of the author', () => {
  expect(keyNames('CmdOrCtrl+Shift+G', false)).toEqual(['Ctrl', 'Shift', 'G'])
  expect(keyNames('CmdOrCtrl+Shift+G', true)).toEqual(['⌘', '⇧', 'G'])
})
