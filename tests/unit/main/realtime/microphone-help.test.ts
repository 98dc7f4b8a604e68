import { expect, it } from 'vitest'
import { microphoneAccessView } from '../../../../src/main/realtime/microphone-help.ts'

it.each([
  ['darwin', /Privacy & Security, then Microphone/],
  ['win32', /Let desktop apps access your microphone/],
  ['linux', /sound settings/],
] as const)('says where on %s the microphone is allowed', (platform, words) => {
  const view = microphoneAccessView(platform, 'denied')
  expect(view.access).toBe('denied')
  expect(view.help).toMatch(words)
})

it('claims nothing where the system has not been asked', () => {
  expect(microphoneAccessView('darwin', 'not-determined').access).toBe('unknown')
  expect(microphoneAccessView('linux', 'unknown').access).toBe('unknown')
})

it('sends nobody to a switch that a rule holds', () => {
  expect(microphoneAccessView('win32', 'restricted').help).toMatch(/whoever looks after it/)
})
