import { expect, test } from 'vitest'
import { openExternalLink, parseExternalUrl } from '../../../../src/main/app/external-link.ts'

test.each([
  'http://example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'mailto:a@example.org',
  'https://user:pass@example.org',
  'https://openai.com@evil.example',
  'https://',
  'example.org',
  '',
  '\u0000https://example.org x',
])('%j is never offered', (text) => {
  expect(parseExternalUrl(text)).toBeNull()
})

test('what the author confirms is opened as it was parsed, after they saw its host', async () => {
  const seen: string[] = []
  const opened = await openExternalLink('HTTPS://Example.org/a b', {
    confirm: (host) => Promise.resolve(seen.push(host) > 0),
    open: (url) => Promise.resolve(void seen.push(url)),
  })
  expect(opened).toBe(true)
  expect(seen).toEqual(['example.org', 'https://example.org/a%20b'])
})

test('a host in other letters is shown as what it really is', () => {
  expect(parseExternalUrl('https://оpenai.com')?.host).toMatch(/^xn--penai-\w+\.com$/)
})

test('when the author says no, nothing is opened', async () => {
  const ports = { confirm: () => Promise.resolve(false), open: () => Promise.reject(new Error('opened')) }
  expect(await openExternalLink('https://example.org', ports)).toBe(false)
})
