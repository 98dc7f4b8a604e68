// Catches: a warning that another one wipes off the screen, one that stands twice, one that never goes.
import { expect, test } from 'vitest'
import { withAlert } from '../../../../src/renderer/stores/voice-store.ts'

const gone = { tone: 'warn', title: 'The microphone is gone', message: 'Plug it in again.' } as const
const faltering = {
  tone: 'warn',
  title: 'The connection falters',
  message: 'The recording goes on.',
} as const

test('alerts stand beside each other, each once, until it is over', () => {
  const both = withAlert(withAlert([], 'unplugged', gone), 'faltering', faltering)
  expect(both.map(({ id }) => id)).toEqual(['unplugged', 'faltering'])
  const again = withAlert(both, 'unplugged', { ...gone, message: 'Another one is used.' })
  expect(again.map(({ id, message }) => [id, message])).toEqual([
    ['faltering', 'The recording goes on.'],
    ['unplugged', 'Another one is used.'],
  ])
  expect(withAlert(again, 'faltering', null).map(({ id }) => id)).toEqual(['unplugged'])
  expect(withAlert([], 'faltering', null)).toEqual([])
})
