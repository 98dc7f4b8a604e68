import { expect, test } from 'vitest'
import { createClosing } from '../../../../src/main/app/closing.ts'

test('closes in the reverse order of opening, each step once', async () => {
  const done: string[] = []
  const closing = createClosing(() => {})
  closing.before('store', () => void done.push('store'))
  closing.before('queue', async () => void done.push('queue'))
  await Promise.all([closing.run(), closing.run()])
  expect(done).toEqual(['queue', 'store'])
})

test('a step that fails or hangs is reported, and the store is closed all the same', async () => {
  const done: string[] = []
  const reported: string[] = []
  const closing = createClosing((context) => void reported.push(context), 20)
  closing.before('store', () => void done.push('store'))
  closing.before('hangs', () => new Promise(() => {}))
  closing.before('fails', () => {
    throw new Error('no')
  })
  await closing.run()
  expect(done).toEqual(['store'])
  expect(reported).toEqual(['closing: fails', 'closing: hangs'])
})
