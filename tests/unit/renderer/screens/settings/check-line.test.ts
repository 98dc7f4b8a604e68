import { expect, test } from 'vitest'
import { linesOf, verdict, within } from '../../../../../src/renderer/screens/settings/check-line.ts'

const says = (lines: Parameters<typeof verdict>[0]) => verdict(lines, 'It can begin.', 'Nothing was changed.')
const well = { ok: true, message: 'Well.' }
const ill = { ok: false, message: 'Not well.' }

test('the verdict names what failed, and only that', () => {
  const lines = linesOf({
    ok: false,
    checks: [
      { check: 'address', ...well },
      { check: 'key', ...ill },
    ],
  })
  expect(says([...lines, { name: 'Microphone', ...ill }])).toContain('the key and the microphone need')
  expect(says(lines)).toContain('the key needs')
  expect(says(lines)).not.toContain('address')
  expect(says([{ name: 'Address', ...well }])).toContain('Everything answers')
})

// Bug: a server that accepts the connection and says nothing leaves “Testing…” on the screen for ever.
test('what never answers is given up, and what answers is not', async () => {
  expect(await within(5, new Promise<string>(() => {}), () => 'late')).toBe('late')
  expect(await within(60_000, Promise.resolve('soon'), () => 'late')).toBe('soon')
  await expect(within(60_000, Promise.reject(new Error('no')), () => 'late')).rejects.toThrow('no')
})
