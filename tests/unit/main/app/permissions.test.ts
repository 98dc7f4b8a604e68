import { expect, test } from 'vitest'
import { mayUse, type PermissionQuestion } from '../../../../src/main/app/permissions.ts'

const microphone: PermissionQuestion = {
  permission: 'media',
  mediaTypes: ['audio'],
  mainFrame: true,
  url: 'app://studio/index.html',
}

test('our own page may use the microphone', () => {
  expect(mayUse(microphone)).toBe(true)
  expect(mayUse({ ...microphone, url: 'app://studio' })).toBe(true)
})

test.each<[string, Partial<PermissionQuestion>]>([
  ['the camera', { mediaTypes: ['video'] }],
  ['camera and microphone together', { mediaTypes: ['audio', 'video'] }],
  ['the screen, which is media without a type', { mediaTypes: [] }],
  ['an embedded frame', { mainFrame: false }],
  ['another page', { url: 'https://example.org/' }],
  ['a host that begins like ours', { url: 'app://studio.example.org/' }],
  ['geolocation', { permission: 'geolocation' }],
  ['notifications', { permission: 'notifications' }],
  ['the clipboard', { permission: 'clipboard-read' }],
])('%s is refused', (_name, change) => {
  expect(mayUse({ ...microphone, ...change })).toBe(false)
})
