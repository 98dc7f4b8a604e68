// The whole studio is killed at random moments of a spoken interview, again and again: what was complete is there on
// the next start, so is all but the last moment of the sound, and the way on is offered.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { fakeMicrophone, writeFakeSpeech } from '../support/fake-speech.ts'
import { recordedLines } from '../support/realtime-record.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import { figuresInWords, noFigures, usual, type Figures } from '../support/voice-kill-figures.ts'
import { turnsUntilKilled } from '../support/voice-kill-turns.ts'
import { killGroup, readLeftVoice } from '../support/voice-kill.ts'
import { readKeptSound } from '../support/voice-kill-sound.ts'
import { oldestMissingMs, sentItems, witnessCommits } from '../support/voice-kill-witness.ts'
import {
  keepServer,
  makeActiveProject,
  spoken,
  startInterview,
  voiceBar,
  waitForConnection,
} from '../support/voice-studio.ts'
import { storedItems } from '../support/stored-items.ts'

const KILLS = countOf('voice-app-kill')
/** The studios that are killed side by side. */
const STUDIOS = 2
/** A kill comes this long after the connection stands, at the latest. */
const LONGEST_TALK_MS = 3000
/** Words that the service finished so shortly before the kill may have been on their way. */
const ON_THEIR_WAY_MS = 1500
const MOST_SOUND_LOST_MS = 2000
/** Segments follow each other on the recording clock, also over a kill. */
const MOST_OFF_MS = 300
/** Only a start that hangs takes this long; what it does take is printed. */
const OFFERED_WITHIN_MS = 10_000
const OFFERED_USUALLY_WITHIN_MS = 3000
const TITLE = 'The Lamp Room'

type Way = 'begin' | 'go on' | 'finish and begin another' | 'later'

/** A studio with its service, over all its lives. */
interface Lives {
  name: string
  dataDir: string
  projectId: string
  wav: string
  server: RealtimeServer
  /** What main has told of the session that is killed next: completed items and their words. */
  promised: Map<string, string | null>
  sessionId: string
  figures: Figures
}

interface Killed {
  at: number
  clockMs: number
}

test.describe.configure({ mode: 'parallel' })
for (let n = 0; n < STUDIOS; n += 1) {
  const kills = Math.floor((KILLS + n) / STUDIOS)
  test(`${kills} kills in mid-interview lose no finished words and no more than a moment of sound (${n + 1})`, async () => {
    test.setTimeout(60_000 + kills * 30_000)
    test.skip(process.platform === 'win32', 'Windows has no process groups to kill')
    const folder = mkdtempSync(join(tmpdir(), 'studio-speech-'))
    const { path: wav } = writeFakeSpeech(folder, [{ syllablesMs: 20_000 }])
    const dataDir = makeDataDir()
    const server = await startRealtimeServer({ listens: false, relay: false })
    try {
      await liveAndDie({ name: `studio ${n + 1}`, dataDir, server, wav, ...nothingYet() }, kills)
    } finally {
      await server.close()
      for (const used of [folder, dataDir]) rmSync(used, { recursive: true, force: true, maxRetries: 5 })
    }
  })
}

function nothingYet(): Pick<Lives, 'projectId' | 'promised' | 'sessionId' | 'figures'> {
  return { projectId: '', sessionId: '', promised: new Map(), figures: noFigures() }
}

async function liveAndDie(lives: Lives, kills: number): Promise<void> {
  let studio = await launch(lives)
  await keepServer(studio.page, lives.server.baseUrl, 'sk-test-voice-studio')
  lives.projectId = await makeActiveProject(studio.page, TITLE)
  let way: Way = 'begin'
  for (let kill = 1; kill <= kills; kill += 1) {
    const killed = await test.step(`kill ${kill}, after “${way}”`, () =>
      talkAndKill(lives, studio, way, kill))
    studio = await test.step(`start ${kill}`, () => startAgain(lives, killed))
    way = kill % 5 === 0 ? 'finish and begin another' : kill % 7 === 0 ? 'later' : 'go on'
  }
  await finish(lives, studio)
  await studio.quit()
  console.log(`${lives.name}: ${figuresInWords(lives.figures)}`)
  const { items, soundLost, offered } = lives.figures
  const times = { offeredMs: Math.max(...offered), usuallyMs: usual(offered) }
  tellFigures('voice-app-kill', { kills, items, soundLostMs: Math.max(...soundLost), ...times })
  expect(usual(lives.figures.offered), 'usually offered in time').toBeLessThan(OFFERED_USUALLY_WITHIN_MS)
}

function launch({ dataDir, wav }: Lives): Promise<RunningStudio> {
  return launchStudio({ dataDir, args: fakeMicrophone(wav) })
}

/** Talks until a random moment; some of them come before there is a connection. */
async function talkAndKill(lives: Lives, studio: RunningStudio, way: Way, kill: number): Promise<Killed> {
  const { server } = lives
  const { page } = studio
  await keepServer(page, server.baseUrl, 'sk-test-voice-studio')
  await witnessCommits(page, lives.promised)
  await server.script(turnsUntilKilled(lives.projectId, kill))
  if (way === 'finish and begin another') await finish(lives, studio)
  const since = Date.now()
  await takeWay(page, way)
  await liveSession(lives, page)
  if (kill % 6 !== 0) await waitForConnection(page)
  await new Promise((later) => setTimeout(later, Math.random() * LONGEST_TALK_MS))
  const errors = [...studio.errors]
  const at = await killGroup(studio)
  expect(errors).toEqual([])
  await hangUp(server)

  const left = readLeftVoice(lives.dataDir, lives.sessionId, since)
  expect(left.damage).toEqual([])
  expect(brokenPromises(lives.promised, left.items), 'told as kept, and lost').toEqual([])
  const sent = sentItems(
    (await server.log()).filter((logged) => logged.at >= since),
    at,
  )
  lives.figures.items += sent.size
  lives.figures.wordsLost.push(oldestMissingMs(sent, left.items, at))
  expect(lives.figures.wordsLost.at(-1), 'completed long before the kill').toBeLessThan(ON_THEIR_WAY_MS)
  return { at, clockMs: left.clockAt(at) }
}

async function takeWay(page: Page, way: Way): Promise<void> {
  const offer = offerOn(page)
  switch (way) {
    case 'begin':
      await page.getByRole('button', { name: TITLE, exact: true }).click()
      return startInterview(page)
    case 'finish and begin another':
      return startInterview(page)
    case 'go on':
      await offer.getByRole('button', { name: 'Go on', exact: true }).click()
      return expect(voiceBar(page)).toBeVisible()
    case 'later':
      await offer.getByRole('button', { name: 'Later', exact: true }).click()
      await expect(offer).toBeHidden()
      await page.getByRole('button', { name: TITLE, exact: true }).click()
      await page.getByRole('button', { name: 'Resume interview', exact: true }).click()
      return expect(voiceBar(page)).toBeVisible()
  }
}

/** The session is in the rows as live: from then on a kill is one in mid-session. */
async function liveSession(lives: Lives, page: Page): Promise<void> {
  const live = async () =>
    (await answered(page, 'sessions.list', { projectId: lives.projectId })).find(
      ({ status }) => status === 'live',
    )
  await expect.poll(live).toBeDefined()
  lives.sessionId = (await live())?.id ?? ''
}

/** The service notices that nobody is there any more, and forgets what it would have said. */
async function hangUp(server: RealtimeServer): Promise<void> {
  await server.clearScript()
  await server.cut('peer')
  await new Promise((later) => setTimeout(later, 50))
  // A step that had not begun was kept for the next call.
  await server.clearScript()
  await server.finished()
}

function brokenPromises(
  promised: ReadonlyMap<string, string | null>,
  kept: ReadonlyMap<string, { text: string | null }>,
): string[] {
  return [...promised].flatMap(([id, words]) => {
    const row = kept.get(id)
    // Words in pieces may have grown after the last that was heard of them.
    const isKept = row !== undefined && (words === null || row.text?.startsWith(words) === true)
    return isKept ? [] : [`${id}: ${words} → ${row === undefined ? 'no row' : row.text}`]
  })
}

async function startAgain(lives: Lives, killed: Killed): Promise<RunningStudio> {
  const { figures, sessionId, dataDir } = lives
  const launchedAt = Date.now()
  const studio = await launch(lives)
  const { page } = studio
  const offer = offerOn(page)
  const [libraryAt, offeredAt] = await Promise.all([
    seenAt(page.getByRole('region', { name: 'Library' })),
    seenAt(offer),
  ])
  figures.offered.push(offeredAt - (await page.evaluate(() => performance.timeOrigin)))
  figures.started.push(offeredAt - launchedAt)
  figures.afterLibrary.push(offeredAt - libraryAt)
  await expect(offer).toContainText(TITLE)
  for (const name of ['Go on', 'Finish it', 'Later'])
    await expect(offer.getByRole('button', { name, exact: true })).toBeEnabled()
  const recovered = await answered(page, 'voice.recovered', {})
  expect(recovered.map(({ session }) => session.id)).toEqual([sessionId])

  await expectSaid(lives, page)
  const sound = await readKeptSound(page, dataDir, sessionId)
  figures.soundLost.push(killed.clockMs - sound.endMs)
  expect(sound.wrongSums).toEqual([])
  expect(sound.seamMs).toBeLessThan(MOST_OFF_MS)
  expect(sound.offMs).toBeLessThan(MOST_OFF_MS)
  expect(figures.soundLost.at(-1), 'sound lost').toBeLessThanOrEqual(MOST_SOUND_LOST_MS)
  return studio
}

async function seenAt(part: Locator): Promise<number> {
  await part.waitFor({ timeout: OFFERED_WITHIN_MS })
  return Date.now()
}

function offerOn(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Interview that was cut off' })
}

/** All calls of the session as the service remembers them: in order, each item once, none of anybody else. */
async function expectSaid({ server, sessionId, promised }: Lives, page: Page): Promise<void> {
  const stored = await storedItems(page, sessionId)
  const byId = new Map(stored.map((item) => [item.itemId, item]))
  expect(brokenPromises(promised, byId)).toEqual([])
  const kept = spoken(stored)
  const said = recordedLines(await server.record())
  const ids = new Set(kept.map(({ itemId }) => itemId))
  expect(kept.map(({ itemId, role }) => [itemId, role])).toEqual(
    said.filter(({ itemId }) => ids.has(itemId)).map(({ itemId, role }) => [itemId, role]),
  )
  const words = new Map(said.map(({ itemId, text }) => [itemId, text]))
  for (const { itemId, text } of kept) expect((words.get(itemId) ?? '').startsWith(text ?? '')).toBe(true)
}

/** Ends what was cut off as it is, through the offer. */
async function finish(lives: Lives, { page }: RunningStudio): Promise<void> {
  const offer = offerOn(page)
  await offer.getByRole('button', { name: 'Finish it', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Interview kept' })
  await expect(summary).toBeVisible()
  await expect(summary).not.toContainText('differs')
  await summary.getByRole('button', { name: 'Open the document', exact: true }).click()
  await expect(summary).toBeHidden()
  await expect(offer).toBeHidden()
  const sessions = await answered(page, 'sessions.list', { projectId: lives.projectId })
  expect(sessions.filter(({ status }) => status !== 'ended')).toEqual([])
  lives.promised.clear()
}
