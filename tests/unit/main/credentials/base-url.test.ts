import { expect, test } from 'vitest'
import { DEFAULT_BASE_URL, parseBaseUrl } from '../../../../src/main/credentials/base-url.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

test.each([
  ['', DEFAULT_BASE_URL],
  [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
  ['https://gateway.example.org:8443/openai', 'https://gateway.example.org:8443/openai'],
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['http://127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('%j is taken', (text, expected) => {
  expect(parseBaseUrl(text)).toBe(expected)
})

test.each([
  'http://api.openai.com/v1',
  'http://192.168.1.5:11434/v1',
  'http://localhost.evil.example/v1',
  'http://127.0.0.1.evil.example',
  'https://user:pass@api.openai.com/v1',
  'https://user@api.openai.com/v1',
  'https://api.openai.com/v1?key=1',
  'ftp://api.openai.com',
  'file:///etc/passwd',
  'api.openai.com/v1',
  'not an address',
])('%j is refused: the key would leave in the open, or for somebody else', (text) => {
  expect(() => parseBaseUrl(text)).toThrow(StudioError)
})
