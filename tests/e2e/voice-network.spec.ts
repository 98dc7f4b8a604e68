// One long talk over a bad network: cuts and rotations, and every item once.
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import type { RunningStudio } from '../support/electron-app.ts'
import { writeFakeSpeech } from '../support/fake-speech.ts'
import { recordedLines } from '../support/realtime-record.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import type { Cut, Step } from '../support/realtime-server/scenario.ts'
import {
  launchVoiceStudio,
  makeActiveProject,
  spoken,
  startInterview,
  voiceBar,
  waitForConnection,
} from '../support/voice-studio.ts'
import { storedItems } from '../support/stored-items.ts'

const CUTS = countOf('network-cuts')
const ROTATE_AFTER = [1, 11, 17].filter((round) => round < CUTS)

let server: RealtimeServer
let studio: RunningStudio
let folder: string
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-network-'))
  server = await startRealtimeServer({ msPerWord: 0 })
  const { path } = writeFakeSpeech(folder, [{ silenceMs: 60_000 }])
  studio = await launchVoiceStudio(server, { wav: path })
})
test.afterEach(async () => {
  await studio.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function turns(round: number): Step[] {
  return [
    { kind: 'heard', text: `Answer ${round}, the first half.`, transcription: { deltas: true } },
    { kind: 'respond', say: `Question ${round}?` },
    { kind: 'heard', text: `Answer ${round}, the second half.`, transcription: { arrives: 'after_reply' } },
    { kind: 'respond', say: `And then, ${round}?` },
  ]
}

/** The banner of a lost connection; watched from before the cut, for the way back may be short. */
function banner(page: Page): Promise<number> {
  const from = performance.now()
  const words = page.getByText(/connection was lost|cannot be reached|connection falters/i).first()
  return words.waitFor({ timeout: 15_000 }).then(() => performance.now() - from)
}

interface Banner {
  how: Cut
  afterMs: number
}

async function cutOnce(round: number): Promise<Banner> {
  const { page } = studio
  // Every fifth time there is no packet any more, which takes longer to notice than an end.
  const how: Cut = round % 5 === 4 ? 'network' : round % 2 === 0 ? 'channel' : 'peer'
  const shown = banner(page)
  // The service is gone for a moment too, so that the first attempt to come back fails.
  if (how !== 'network') await server.fault({ kind: 'drop', times: 1 })
  await server.cut(how)
  const afterMs = await shown
  if (how === 'network') {
    // A network that comes back at once is no loss; this one does not.
    await expect(voiceBar(page)).not.toContainText('Connected', { timeout: 30_000 })
    await server.heal()
  }
  await waitForConnection(page, 40_000)
  return { how, afterMs }
}

test(`${CUTS} network cuts and ${ROTATE_AFTER.length} rotations: nothing lost, nothing twice`, async () => {
  test.setTimeout(80_000 + CUTS * 10_000)
  const { page } = studio
  const projectId = await makeActiveProject(page, 'The Lamp Room')
  await page.getByRole('button', { name: 'The Lamp Room', exact: true }).click()
  await startInterview(page)
  await waitForConnection(page)
  const banners: Banner[] = []
  for (let round = 0; round < CUTS; round += 1) {
    await server.play(turns(round), 20_000)
    await expect(page.getByText(`And then, ${round}?`).first()).toBeVisible()
    if (ROTATE_AFTER.includes(round)) {
      await server.play([{ kind: 'expire' }])
      await server.openCalls(1)
      await server.play(turns(100 + round), 20_000)
      await expect(page.getByText(`And then, ${100 + round}?`).first()).toBeVisible()
    }
    banners.push(await cutOnce(round))
  }
  await expect(voiceBar(page)).toContainText('Connected')
  const [session] = await answered(page, 'sessions.list', { projectId })
  const sessionId = session?.id ?? ''
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Interview kept' })
  await expect(summary).toBeVisible({ timeout: 20_000 })
  await expect(summary).not.toContainText('differs')

  const record = await server.record()
  const said = recordedLines(record)
  const kept = spoken(await storedItems(page, sessionId)).filter(
    ({ itemId }) => !/^(guide|sound)_/.test(itemId),
  )
  const ids = kept.map(({ itemId }) => itemId)
  const twice = kept.length - new Set(ids).size
  const lost = said.filter(({ itemId }, n) => ids[n] !== itemId).length
  const most = (isSilent: boolean) =>
    Math.max(
      0,
      ...banners.filter(({ how }) => (how === 'network') === isSilent).map(({ afterMs }) => afterMs),
    )
  const shown = { bannerMs: most(false), silentMs: most(true) }
  tellFigures('network-cuts', { cuts: banners.length, items: said.length, lost, twice, ...shown })
  expect(twice).toBe(0)
  expect(kept).toEqual(said)
  const texts = kept.map(({ text }) => text)
  for (let round = 0; round < CUTS; round += 1)
    for (const half of ['first', 'second'])
      expect(texts.filter((text) => text === `Answer ${round}, the ${half} half.`)).toHaveLength(1)

  const { connections } = await answered(page, 'voice.state', { sessionId })
  expect(connections.filter(({ end }) => end === 'lost')).toHaveLength(CUTS)
  expect(connections.filter(({ end }) => end === 'expired')).toHaveLength(ROTATE_AFTER.length)
  const gaps = (await storedItems(page, sessionId)).filter(({ itemId }) => itemId.startsWith('gap_'))
  expect(gaps).toHaveLength(CUTS + ROTATE_AFTER.length)
  console.log(banners.map(({ how, afterMs }) => `${how} ${Math.round(afterMs)}`).join(', '))
  expect(Math.max(shown.bannerMs, shown.silentMs)).toBeLessThan(15_000)
  expect(studio.errors).toEqual([])
})
