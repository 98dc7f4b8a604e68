import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLog } from '../../../../src/main/app/log.ts'
import { redact } from '../../../../src/main/app/redact.ts'

test.each([
  ['key sk-proj-abcDEF123456789 refused', 'key [key] refused'],
  ['Authorization: Bearer abc.def-123', 'Authorization: [hidden] [key]'],
  ['{"apiKey":"my secret"}', '{"apiKey":[hidden]}'],
  ['client_secret=ek_0123456789abcdef', 'client_secret=[hidden]'],
  ['https://name:word@host/x', 'https://[hidden]@host/x'],
  ['ek_0123456789abcdef', '[key]'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected)
})

test('ordinary words stay', () => {
  const line = 'refused navigation https://example.org/path?x=1 after 12 ms'
  expect(redact(line)).toBe(line)
})

test('a bug is written with the id the author is shown, and without the key it quotes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-log-'))
  try {
    const id = openLog(folder).bug('settings.save', new Error('401 for sk-test-0123456789abcdef'))
    const text = readFileSync(join(folder, 'logs', 'studio.log'), 'utf8')
    expect(text).toContain(`[${id}] settings.save: Error: 401 for [key]`)
    expect(text).not.toContain('0123456789abcdef')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
