// The whole studio is killed at random moments of a recording, again and again: its sound is there on the next start but for
// the last moment, so are the turns and marks that were told, and the way on is offered.
import { expect, test, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { beginSpeaking, digitsToHear, launchSpokenStudio, recordingBar } from '../support/spoken-studio.ts'
import { usual } from '../support/voice-kill-figures.ts'
import { readKeptSound } from '../support/voice-kill-sound.ts'
import { killGroup, readLeftVoice } from '../support/voice-kill.ts'
import { witnessCommits } from '../support/voice-kill-witness.ts'

const KILLS = countOf('recording-app-kill')
const MOST_SOUND_LOST_MS = 1000
/** Segments follow each other on the recording clock, also over a kill. */
const MOST_OFF_MS = 300
const LONGEST_TALK_MS = 5000
/** Finished, and another begun, after so many kills. */
const KILLS_A_RECORDING = 8

const speech = digitsToHear()

test(`${KILLS} kills while recording lose at most a second of sound, no turn and no mark`, async () => {
  test.skip(process.platform === 'win32', 'Windows has no process groups to kill')
  test.setTimeout(60_000 + KILLS * 30_000)
  const dataDir = makeDataDir()
  const lost: number[] = []
  const promised = new Map<string, string | null>()
  let marks = 0
  try {
    let studio = await launchSpokenStudio(speech, { dataDir })
    // Clocks of earlier lives say nothing of this one.
    let since = Date.now()
    await beginSpeaking(studio.page, 'Record')
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const sessionId = await sessionIdOf(studio.page)
      await witnessCommits(studio.page, promised)
      if (await mark(studio.page)) marks += 1
      await studio.page.waitForTimeout(500 + Math.random() * LONGEST_TALK_MS)
      const errors = [...studio.errors]
      const at = await killGroup(studio)
      expect(errors).toEqual([])
      const left = readLeftVoice(dataDir, sessionId, since)
      expect(left.damage).toEqual([])
      expect([...promised.keys()].filter((id) => !left.items.has(id))).toEqual([])

      studio = await launchSpokenStudio(speech, { dataDir })
      lost.push(await lostIn(studio, sessionId, left.clockAt(at)))
      expect((await answered(studio.page, 'spoken.state', { sessionId })).markers).toHaveLength(marks)
      const isLast = kill === KILLS
      since = Date.now()
      if (isLast || kill % KILLS_A_RECORDING === 0) {
        await finish(studio.page)
        promised.clear()
        marks = 0
        if (!isLast) await beginSpeaking(studio.page, 'Record')
      } else await goOn(studio.page)
    }
    expect(studio.errors).toEqual([])
    await studio.quit()
    tellFigures('recording-app-kill', { kills: KILLS, soundLostMs: Math.max(...lost) })
    console.log(`sound lost a kill: usually ${usual(lost)} ms, at most ${Math.round(Math.max(...lost))} ms`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
})

async function sessionIdOf(page: Page): Promise<string> {
  const id = await page.locator('[data-session-id]').getAttribute('data-session-id')
  if (id === null) throw new Error('no recording is on the screen')
  return id
}

/** True when it was told as kept. */
async function mark(page: Page): Promise<boolean> {
  const before = await page.getByLabel(/^What was said at/).count()
  await page.keyboard.press('Control+Shift+K')
  await expect(page.getByLabel(/^What was said at/)).toHaveCount(before + 1)
  return true
}

/** Milliseconds of the recording clock that no file plays. */
async function lostIn(studio: RunningStudio, sessionId: string, clockMs: number): Promise<number> {
  const { page, dataDir } = studio
  await expect(page.getByRole('complementary', { name: 'Recording that was cut off' })).toBeVisible()
  const { endMs, seamMs, offMs, wrongSums } = await readKeptSound(page, dataDir, sessionId)
  expect(wrongSums).toEqual([])
  expect(seamMs).toBeLessThan(MOST_OFF_MS)
  expect(offMs).toBeLessThan(MOST_OFF_MS)
  const lostMs = Math.max(0, clockMs - endMs)
  expect(lostMs, 'sound that is not on the disk').toBeLessThan(MOST_SOUND_LOST_MS)
  return lostMs
}

async function goOn(page: Page): Promise<void> {
  const offer = page.getByRole('complementary', { name: 'Recording that was cut off' })
  await offer.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(recordingBar(page)).toContainText('Recording to this computer')
}

async function finish(page: Page): Promise<void> {
  const offer = page.getByRole('complementary', { name: 'Recording that was cut off' })
  await offer.getByRole('button', { name: 'Finish it', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Recording kept' })
  await summary.getByRole('button', { name: 'Library' }).click()
  await expect(summary).toBeHidden()
}
