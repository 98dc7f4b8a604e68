// What the service sends is broken, unknown, repeated, out of order or huge: the rows are its own record all the same.
import { expect, test } from '@playwright/test'
import type { Step } from '../support/realtime-server/scenario.ts'
import { voiceBar, waitForConnection } from '../support/voice-studio.ts'
import {
  answerOf,
  begin,
  expectKept,
  expectRecord,
  expectRecording,
  launchTalk,
  questionOf,
  sessionOf,
  talkOn,
  turn,
  type VoiceTalk,
} from '../support/voice-talk.ts'

const CHANNEL_LIMIT = 262_144

test.describe.configure({ mode: 'parallel' })

let talk: VoiceTalk
test.beforeEach(async () => {
  talk = await launchTalk()
  await begin(talk)
})
test.afterEach(async () => {
  expect.soft(talk.studio.errors).toEqual([])
  await talk.close()
})

/** Between two turns and inside of one. */
async function talkThrough(...strange: Step[]): Promise<void> {
  const { server } = talk
  await talkOn(talk, 'before')
  await server.play([
    ...strange,
    { kind: 'heard', text: answerOf('during'), transcription: { arrives: 'after_reply', deltas: true } },
    ...strange,
    { kind: 'respond', say: questionOf('during') },
    ...strange,
  ])
  await talkOn(talk, 'after')
}

async function expectUnharmed(): Promise<void> {
  const { page } = talk
  await expect(voiceBar(page)).toContainText('Connected')
  const sessionId = await sessionOf(talk)
  await expectKept(talk, sessionId, 'before', 'during', 'after')
  await expectRecord(talk, sessionId)
  await expectRecording(talk)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Interview kept' })
  await expect(summary).toBeVisible({ timeout: 20_000 })
  await expect(summary).not.toContainText('differs')
}

test('malformed events: nothing of them is shown or kept, and the talk goes on', async () => {
  await talkThrough({ kind: 'malformed' })
  await expectUnharmed()
})

test('unknown events, a thousand of them: the talk goes on', async () => {
  await talkThrough({ kind: 'flood', count: 1000, event: { type: 'an.event.of.next.year', what: ['ever'] } })
  await expectUnharmed()
})

test('errors nobody knows: the talk goes on', async () => {
  await talkThrough(
    { kind: 'error', error: { type: 'server_error', message: 'Something odd happened.' } },
    {
      kind: 'error',
      error: { type: 'invalid_request_error', code: 'a_new_code', message: 'x'.repeat(5000) },
    },
  )
  await expectUnharmed()
})

test('duplicated events: every line once', async () => {
  await talkThrough({ kind: 'duplicate', last: 40 })
  await expectUnharmed()
})

test('reordered events: every line in its place', async () => {
  await talkThrough({ kind: 'reverse', count: 6 })
  await expectUnharmed()
})

test('a huge event that the channel still takes: it is put aside, and the talk goes on', async () => {
  await talkThrough({ kind: 'oversized', bytes: CHANNEL_LIMIT - 1000 })
  await expectUnharmed()
})

test('a huge answer of the interviewer is kept whole', async () => {
  const { page, server } = talk
  const long = `${'And then the lamps went out, one row after the other. '.repeat(700)}The end.`
  await server.play(
    [
      { kind: 'heard', text: 'Tell me.' },
      { kind: 'respond', say: long },
    ],
    20_000,
  )
  await expect(page.getByRole('log').getByText('The end.')).toBeVisible()
  await talkOn(talk, 'after')
  await expectRecord(talk, await sessionOf(talk))
})

test('an event beyond what the channel takes breaks the line: nothing is lost, and another one is made', async () => {
  const { page, server } = talk
  await talkOn(talk, 'before')
  await server.script([{ kind: 'oversized', bytes: CHANNEL_LIMIT + 1000 }])
  // The way back may be shorter than a look at the screen.
  await expect(page.getByRole('log').getByText('The recording went on.')).toBeVisible({ timeout: 15_000 })
  await waitForConnection(page, 20_000)
  await server.play(turn('during'), 20_000)
  await talkOn(talk, 'after')
  await expectUnharmed()
})
