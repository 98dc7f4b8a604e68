// Catches: services that take main before the page has its files, and a start that waits for a page that never asks.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { awaitFirstRequest } from '../../../../src/main/app/first-request.ts'

async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([promise.then(() => true), wait(ms, false)])
}

test('comes with the first request, and not before', async () => {
  const first = awaitFirstRequest(10_000)
  expect(await within(first.comes, 50)).toBe(false)
  first.heard()
  first.heard()
  expect(await within(first.comes, 1000)).toBe(true)
})

test('a page that asks for nothing holds nothing back for ever', async () => {
  expect(await within(awaitFirstRequest(20).comes, 1000)).toBe(true)
})
