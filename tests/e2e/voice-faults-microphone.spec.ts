// The microphone is refused, busy, absent, pulled out or dead: what the author reads, and what of the sound is kept.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'
import { refuseMicrophones, tellOfDevices, unplug, watchMicrophones } from '../support/microphone-faults.ts'
import { keepServer, makeActiveProject, waitForConnection } from '../support/voice-studio.ts'
import {
  begin,
  expectKept,
  expectRecording,
  expectWords,
  launchTalk,
  notice,
  openProject,
  sessionOf,
  talkOn,
  type VoiceTalk,
} from '../support/voice-talk.ts'

const GONE = 'The microphone is gone'
const DEAD = 'Nothing comes from the microphone'
/** A sentence every four seconds, to be heard by the service. */
const SENTENCES = [{ syllablesMs: 2500 }, { silenceMs: 1500 }]

test.describe.configure({ mode: 'parallel' })

let closing: (() => Promise<void>)[] = []
test.afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function launch(options: Parameters<typeof launchTalk>[0] = {}): Promise<VoiceTalk> {
  const talk = await launchTalk(options)
  closing.push(() => talk.close())
  await watchMicrophones(talk.page)
  return talk
}

/** Without the switches that give every page a microphone. */
async function launchWithoutMicrophone(args: string[] = []): Promise<RunningStudio> {
  const studio = await launchStudio({ args })
  closing.push(() => studio.close())
  await keepServer(studio.page, 'http://127.0.0.1:9/v1', 'sk-test')
  await makeActiveProject(studio.page, 'The Lamp Room')
  await openProject(studio.page)
  return studio
}

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Start interview', exact: true }).click()
  return page.getByRole('dialog', { name: 'Interview by voice' })
}

const startIn = (dialog: Locator) => dialog.getByRole('button', { name: 'Start interview', exact: true })

test('microphone denied: the system’s refusal is said before anything is recorded, with the way to allow it', async () => {
  const { app, page } = await launchWithoutMicrophone(['--use-fake-device-for-media-stream'])
  await inMain(app, ({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    session.defaultSession.setPermissionCheckHandler(() => false)
  })
  const dialog = await openDialog(page)
  await expect(dialog.getByText('The studio may not use the microphone')).toBeVisible()
  await expect(dialog.getByText('Nothing was recorded, and your work is safe.')).toBeVisible()
  await expect(startIn(dialog)).toBeDisabled()
  await inMain(app, ({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(true))
    session.defaultSession.setPermissionCheckHandler(() => true)
  })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByText('You can be heard.')).toBeVisible()
  await expect(startIn(dialog)).toBeEnabled()
})

test('no device: it is said, and the guided interview is still there', async () => {
  const { page } = await launchWithoutMicrophone()
  const dialog = await openDialog(page)
  await expect(dialog.getByText('No microphone was found')).toBeVisible()
  await expect(dialog.getByText('Connect a microphone or a headset, then try again.')).toBeVisible()
  await expect(startIn(dialog)).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Guided interview' })).toBeEnabled()
})

for (const [name, refusal, title] of [
  ['busy', 'NotReadableError', 'The microphone is busy or does not answer'],
  ['gone since the check', 'NotFoundError', 'No microphone was found'],
] as const) {
  test(`microphone ${name}: no empty interview is left open, and another try begins one`, async () => {
    const talk = await launch()
    const { page, projectId } = talk
    const dialog = await openDialog(page)
    await expect(dialog.getByText('You can be heard.')).toBeVisible()
    await refuseMicrophones(page, refusal)
    await startIn(dialog).click()
    const card = page.getByRole('alert').filter({ hasText: title })
    await expect(card).toContainText('your work is safe')
    await expect
      .poll(async () => (await answered(page, 'sessions.list', { projectId })).map(({ status }) => status))
      .toEqual(['ended'])
    await refuseMicrophones(page, null)
    await card.getByRole('button', { name: 'Try again' }).click()
    await startIn(page.getByRole('dialog', { name: 'Interview by voice' })).click()
    await waitForConnection(page)
    await talk.server.sent('response.done')
    await talkOn(talk, 'first')
  })
}

test('unplugged during a pause: it goes on with another one', async () => {
  const talk = await launch()
  const { page, studio, projectId } = talk
  await begin(talk)
  await talkOn(talk, 'before')
  const sessionId = await sessionOf(talk)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible()
  await unplug(page)
  await expectWords(page, GONE)
  await page.getByRole('button', { name: 'Go on', exact: true }).first().click()
  await waitForConnection(page)
  await expectRecording(talk)
  await talkOn(talk, 'after')
  await expectKept(talk, sessionId, 'before', 'after')
  expect(await answered(page, 'sessions.list', { projectId })).toMatchObject([{ status: 'live' }])
  expect(studio.errors).toEqual([])
})

test('unplugged in mid-sentence: within a moment another microphone is recorded and heard by the interviewer', async () => {
  const talk = await launch({ sound: SENTENCES })
  const { page, server, studio } = talk
  await begin(talk)
  await server.turns(1)
  const sessionId = await sessionOf(talk)
  const before = await answered(page, 'recordings.list', { sessionId })
  await unplug(page)
  await expectWords(page, GONE, 'The studio listens through', 'Nothing before that is lost')
  await expectRecording(talk)
  const heard = (await server.log({ type: 'input_audio_buffer.committed', direction: 'sent' })).length
  await server.turns(heard + 2, 20_000)
  const segments = await answered(page, 'recordings.list', { sessionId })
  const ofAuthor = (list: typeof segments) => list.filter(({ track }) => track === 'author')
  expect(ofAuthor(segments).length).toBe(ofAuthor(before).length + 1)
  const [first, second] = ofAuthor(segments)
  // Bug: sound that is placed over what was said before, or far behind it.
  const gapMs = (second?.startMs ?? 0) - ((first?.startMs ?? 0) + (first?.durationMs ?? 0))
  expect(Math.abs(gapMs)).toBeLessThan(2000)
  // Bug: another warning wipes it off before the author has read it.
  await expect(notice(page, GONE)).toBeVisible()
  await notice(page, GONE).getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice(page, GONE)).toHaveCount(0)
  expect(studio.errors).toEqual([])
})

test('unplugged, and no other one: it is said, the talk goes on in writing, and the recording when it is back', async () => {
  const talk = await launch()
  const { page, server, studio } = talk
  await begin(talk)
  await talkOn(talk, 'before')
  await refuseMicrophones(page, 'NotFoundError')
  await unplug(page)
  await expectWords(page, GONE, 'No other one was found', 'what was said before is kept')
  await server.script([{ kind: 'respond', say: 'I read you.' }])
  await page.getByRole('textbox', { name: 'Write instead of speaking' }).fill('The cable came out.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log').getByText('I read you.')).toBeVisible()
  await refuseMicrophones(page, null)
  await tellOfDevices(page)
  await expectWords(page, GONE, 'The studio listens through')
  await expectRecording(talk)
  await talkOn(talk, 'after')
  await expectKept(talk, await sessionOf(talk), 'before', 'after')
  expect(studio.errors).toEqual([])
})

test('a dead microphone: ten seconds of digital silence are told, and it is over when something is heard', async () => {
  const talk = await launch({ sound: [{ silenceMs: 14_000 }, { syllablesMs: 4000 }] })
  const { page, studio } = talk
  await begin(talk)
  await expectWords(page, DEAD, 'Is it switched off', 'What was said before is kept')
  await expect(notice(page, DEAD)).toHaveCount(0, { timeout: 15_000 })
  expect(studio.errors).toEqual([])
})

test('laptop suspended: all is on the disk before it sleeps, and it connects again when it wakes', async () => {
  const talk = await launch()
  const { page, server, studio } = talk
  await begin(talk)
  await talkOn(talk, 'before')
  const sessionId = await sessionOf(talk)
  await inMain(studio.app, ({ powerMonitor }) => void powerMonitor.emit('suspend'))
  await expectKept(talk, sessionId, 'before')
  // The line dies while it sleeps; what comes back by itself waits for half a minute by now.
  await server.fault({ kind: 'drop', times: 4 })
  await server.cut('peer')
  await expectWords(page, 'The interviewer cannot be reached')
  await expectRecording(talk)
  await server.clearFaults()
  await inMain(studio.app, ({ powerMonitor }) => void powerMonitor.emit('resume'))
  await waitForConnection(page)
  await talkOn(talk, 'after')
  await expectKept(talk, sessionId, 'before', 'after')
  expect(studio.errors).toEqual([])
})
