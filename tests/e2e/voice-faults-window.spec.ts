// The window goes away in mid-interview: closed, loaded anew or crashed. What was said is there, the service's call does
// not stay open, and the way on is offered.
import { expect, test } from '@playwright/test'
import type { SegmentView, VoiceSessionView } from '../../src/shared/ipc/voice-views.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { fakeMicrophone } from '../support/fake-speech.ts'
import { inMain } from '../support/in-main.ts'
import { keepServer, waitForConnection } from '../support/voice-studio.ts'
import {
  answerOf,
  begin,
  expectKept,
  expectRecord,
  expectRecording,
  launchTalk,
  openProject,
  questionOf,
  sessionOf,
  talkOn,
  turn,
  type VoiceTalk,
} from '../support/voice-talk.ts'
import { storedItems } from '../support/stored-items.ts'

test.describe.configure({ mode: 'parallel' })

let talk: VoiceTalk
let again: RunningStudio | null = null
test.beforeEach(async () => {
  talk = await launchTalk()
  await begin(talk)
  await talkOn(talk, 'before')
  await expectRecording(talk)
})
test.afterEach(async () => {
  await again?.quit()
  again = null
  await talk.close()
})

/** The last words have come, and others the service has not written down yet, when the window goes. */
async function speakOn(): Promise<void> {
  const { page, server } = talk
  await server.play([
    { kind: 'heard', text: answerOf('last'), answered: false },
    { kind: 'heard', text: '', transcription: { arrives: 'never' }, answered: false },
  ])
  // What the service has sent is not yet here.
  await expect(page.getByRole('log').getByText(answerOf('last'))).toBeVisible()
}

async function expectGoesOn(sessionId: string): Promise<void> {
  const { page } = talk
  await waitForConnection(page)
  await expectRecording(talk)
  await talkOn(talk, 'after')
  await expectKept(talk, sessionId, 'before', 'after')
  const items = await storedItems(page, sessionId)
  expect(items.filter(({ text }) => text === answerOf('last'))).toHaveLength(1)
}

for (const [name, leave] of [
  ['window closed', (studio: RunningStudio) => studio.quit()],
  // Everything is kept first, and then the window closes: only developers have a command for it.
  ['page loaded anew', reload],
] as const) {
  test(`${name} in mid-session: nothing is lost, and the next start offers to go on`, async () => {
    const { server, studio } = talk
    const sessionId = await sessionOf(talk)
    await speakOn()
    await leave(studio)
    await server.openCalls(0)
    again = await launchStudio({ dataDir: studio.dataDir, args: fakeMicrophone(talk.wav) })
    talk = { ...talk, page: again.page }
    const { page } = again
    await keepServer(page, server.baseUrl, 'sk-test-voice-studio')
    const view = await answered(page, 'voice.state', { sessionId })
    expect(view.session.status).toBe('paused')
    expect(view.connections).toMatchObject([{ end: 'paused' }])
    expect(view.recordedMs).toBeGreaterThan(300)
    await openProject(page)
    await page.getByRole('button', { name: 'Resume interview' }).click()
    await expectGoesOn(sessionId)
    await expectRecord(talk, sessionId)
    const { recordedMs } = await answered(page, 'voice.state', { sessionId })
    expect(recordedMs).toBeGreaterThanOrEqual(view.recordedMs)
    expect(again.errors).toEqual([])
  })
}

async function reload({ app, page }: RunningStudio): Promise<void> {
  const closed = app.waitForEvent('close')
  await page.reload().catch(() => undefined)
  await closed
}

test('page crashed in mid-session: the call is ended, and the interview is offered at once', async () => {
  const { server, studio } = talk
  const sessionId = await sessionOf(talk)
  await speakOn()
  // A crash leaves no time to write what came a moment before.
  const written = async () => await storedItems(talk.page, sessionId)
  await expect.poll(async () => (await written()).map(({ text }) => text)).toContain(answerOf('last'))
  await inMain(studio.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect
    .poll(() => inPage('String(document.body.innerText)'), { timeout: 15_000 })
    .toContain('was cut off')
  await server.openCalls(0)
  const view = await invoke<VoiceSessionView>('voice.state', { sessionId })
  expect(view.session.status).toBe('paused')
  expect(view.connections).toMatchObject([{ end: 'crashed' }])
  const segments = await invoke<SegmentView[]>('recordings.list', { sessionId })
  expect(segments.length).toBeGreaterThan(0)
  // Bug: sound that nobody closes until the studio itself is started again.
  for (const { durationMs } of segments) expect(durationMs).toBeGreaterThan(0)
  await inPage(`[...document.querySelectorAll('aside button')].find((b) => b.innerText === 'Go on').click()`)
  await server.openCalls(1)
  await server.play(turn('after'), 20_000)
  const texts = async () =>
    (await invoke<VoiceSessionView>('voice.state', { sessionId })).items.map(({ text }) => text)
  const said = ['before', 'after'].flatMap((name) => [answerOf(name), questionOf(name)])
  said.splice(2, 0, answerOf('last'))
  await expect.poll(async () => (await texts()).filter((text) => said.includes(text ?? ''))).toEqual(said)
})

/** The page that came after a crash; the test's own hold of it is lost. null = it does not answer (yet). */
function inPage(script: string): Promise<unknown> {
  return inMain(
    talk.studio.app,
    ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>,
        new Promise((resolve) => setTimeout(() => resolve(null), 2000)),
      ]),
    script,
  )
}

async function invoke<T>(route: string, input: object): Promise<T> {
  const answer = await inPage(`window.studio.invoke(${JSON.stringify(route)}, ${JSON.stringify(input)})`)
  return (answer as { value: T }).value
}
