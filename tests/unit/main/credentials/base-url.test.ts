import { expect, test } from 'vitest'
import {
  DEFAULT_BASE_URL,
  DEFAULT_SERVER_URL,
  parseBaseUrl,
  parseServerUrl,
} from '../../../../src/main/credentials/base-url.ts'
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

// Bug: an emptied address of the author's own server sends the talk to the hosted one.
test('an empty server address is the one on this computer, and its faults are told beside its own field', () => {
  expect(parseServerUrl(' ')).toBe(DEFAULT_SERVER_URL)
  expect(parseServerUrl('http://localhost:1234/v1/')).toBe('http://localhost:1234/v1')
  expect(() => parseServerUrl('http://192.168.1.5:11434/v1')).toThrow(/^The server address must begin/)
  try {
    parseServerUrl('ollama')
  } catch (error) {
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', data: { fields: ['serverUrl'] } })
  }
  expect.assertions(4)
})
