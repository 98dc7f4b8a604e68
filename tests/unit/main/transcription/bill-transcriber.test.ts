// Bugs caught: sound that is sent although it could cost more than the author allows, a request that is paid for and booked
// nowhere, one that was refused and is booked all the same, another session's spending that counts against this one.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Transcribed } from '../../../../src/main/speech/transcriber-port.ts'
import { listUsageEntries, saveUsageEntries } from '../../../../src/main/store/queries/usage-entries.ts'
import { billed, costOfJob } from '../../../../src/main/transcription/bill-transcriber.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { noUsage } from '../../../../src/shared/realtime/cost.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'
import { addSession } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let ctx: RecordedContext
let asked: number
let answer: () => Promise<Transcribed>
let ceilingUsd: number | null
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  addSession(temp.store, 's')
  addSession(temp.store, 'other')
  asked = 0
  ceilingUsd = null
  answer = () => Promise.resolve({ text: 'so', words: null })
})
afterEach(() => temp.cleanup())

const minute = new Float32Array(60 * 16_000)
const signal = new AbortController().signal
const transcriber = {
  name: 'hosted' as const,
  model: 'gpt-transcribe',
  transcribe: () => {
    asked += 1
    return answer()
  },
}
const ask = () =>
  billed(ctx, transcriber, { id: 'j', sessionId: 's' }, () => ({
    prices: defaultPrices,
    ceilingUsd,
  })).transcribe(minute, { signal })
const booked = () => listUsageEntries(temp.store, 's')
const cost = () => costOfJob(booked(), 'j', defaultPrices)

it('books each request once, as the service counted it, else by the length of its sound', async () => {
  await ask()
  expect(booked()).toMatchObject([{ kind: 'transcription', model: 'gpt-transcribe', audioSeconds: 60 }])
  expect(cost()).toBeCloseTo(0.0045)
  answer = () => Promise.resolve({ text: 'so', words: null, used: { ...noUsage, inputAudioTokens: 1000 } })
  await ask()
  expect(booked()).toHaveLength(2)
  expect(booked()[1]).toMatchObject({ inputAudioTokens: 1000, audioSeconds: 0 })
  expect(cost()).toBeCloseTo(0.0045 + 0.0075)
  expect(costOfJob(booked(), 'another', defaultPrices)).toBe(0)
})

it('is a row before it is sent: what broke off counts, what was refused does not', async () => {
  answer = () => {
    expect(booked()).toHaveLength(1)
    return Promise.reject(new StudioError('CANCELLED', 'Stopped.'))
  }
  await expect(ask()).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(cost()).toBeCloseTo(0.0045)
  answer = () => Promise.reject(new StudioError('OFFLINE', 'No network.'))
  await expect(ask()).rejects.toMatchObject({ code: 'OFFLINE' })
  expect(cost()).toBeCloseTo(0.0045)
})

it('nothing is sent that could go over the ceiling of the session', async () => {
  saveUsageEntries(
    temp.store,
    'other',
    [{ sourceId: 'x', kind: 'transcription', model: 'gpt-transcribe', ...noUsage, audioSeconds: 6000 }],
    1,
  )
  ceilingUsd = 0.01
  await ask()
  await ask()
  await expect(ask()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', data: { retryable: false } })
  expect([asked, booked().length]).toEqual([2, 2])
  ceilingUsd = 0.02
  await ask()
  expect(asked).toBe(3)
})
