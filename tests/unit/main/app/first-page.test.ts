import { expect, test } from 'vitest'
import { watchFirstPage } from '../../../../src/main/app/first-page.ts'

const answer = (): Promise<Response> => Promise.resolve(new Response('x'))

/** True when `promise` is settled within `ms`. */
const within = (promise: Promise<void>, ms: number): Promise<boolean> =>
  Promise.race([
    promise.then(() => true),
    new Promise<boolean>((later) => setTimeout(() => later(false), ms)),
  ])

test('the database waits for the page’s script, not for the page alone', async () => {
  const page = watchFirstPage(answer, 10_000)
  await page.serve(new Request('app://studio/index.html'))
  expect(await within(page.onItsWay, 50)).toBe(false)
  await page.serve(new Request('app://studio/assets/index-1.js'))
  expect(await within(page.onItsWay, 500)).toBe(true)
})

test('a page that never asks for its script does not keep the database closed', async () => {
  expect(await within(watchFirstPage(answer, 20).onItsWay, 1000)).toBe(true)
})
