// Three hours of a spoken interview in the real studio, with the time taken out: the same turns, tools, events and
// rotations as the hours have, one after another as fast as they are taken.
import { expect, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TranscriptItem } from '../../src/shared/transcript/item.ts'
import { answered } from './answered.ts'
import type { RunningStudio } from './electron-app.ts'
import { writeFakeSpeech } from './fake-speech.ts'
import { EXCHANGES_A_MINUTE, longTalk } from './long-talk.ts'
import type { CallRecord } from './realtime-server/call.ts'
import { startRealtimeServer, type RealtimeServer } from './realtime-server/realtime-server.ts'
import { memoryOf, type StudioMemory } from './studio-memory.ts'
import { launchVoiceStudio, makeActiveProject, startInterview, waitForConnection } from './voice-studio.ts'
import { storedItems } from './stored-items.ts'

declare global {
  interface Window {
    toldBytes?: number
  }
}

const MINUTES = 180
const QUARTERS = 4
const QUARTER = (MINUTES / QUARTERS) * EXCHANGES_A_MINUTE
export const EXCHANGES = QUARTER * QUARTERS
const TITLE = 'The Salt Road'
/** A quarter may take this long on a busy machine. */
const QUARTER_MS = 120_000

export interface ThreeHours {
  /** At the first question, after each quarter, and after Stop. */
  memory: StudioMemory[]
  /** Milliseconds of each quarter. */
  quarterMs: number[]
  /** Megabytes that main told the window of the transcript in each quarter: all of it again and again would be many. */
  toldMb: number[]
  stopMs: number
  /** What the summary said. */
  summary: string
  record: CallRecord[]
  items: TranscriptItem[]
  /** Events that the service sent. */
  events: number
  errors: string[]
}

export async function runThreeHours(): Promise<ThreeHours> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-hours-'))
  const server = await startRealtimeServer({ msPerWord: 0, listens: false, defaultReply: null })
  try {
    const { path } = writeFakeSpeech(folder, [{ silenceMs: 10_000 }])
    const studio = await launchVoiceStudio(server, { wav: path })
    try {
      return await talkIn(studio, server)
    } finally {
      await studio.close()
    }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function talkIn(studio: RunningStudio, server: RealtimeServer): Promise<ThreeHours> {
  const { page } = studio
  const projectId = await begin(page)
  await server.play([{ kind: 'respond', say: 'Where does it begin?' }])
  await countTold(page)
  const memory = [await memoryOf(studio)]
  const [quarterMs, toldMb]: [number[], number[]] = [[], []]
  for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
    const began = performance.now()
    // The service keeps no connection longer than an hour.
    if (quarter > 0) await server.play([{ kind: 'expire' }])
    await server.play(longTalk(projectId, quarter * QUARTER, (quarter + 1) * QUARTER), QUARTER_MS)
    quarterMs.push(performance.now() - began)
    toldMb.push(await toldSince(page))
    memory.push(await memoryOf(studio))
  }
  const { stopMs, summary } = await stop(page)
  memory.push(await memoryOf(studio))
  const record = await server.record()
  const events = (await server.log({ direction: 'sent' })).length
  const session = (await answered(page, 'sessions.list', { projectId }))[0]
  const items = await storedItems(page, session?.id ?? '')
  return { memory, quarterMs, toldMb, stopMs, summary, record, items, events, errors: studio.errors }
}

async function begin(page: Page): Promise<string> {
  const settings = await answered(page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, ...kept } = settings
  // Three hours in minutes would look dear.
  await answered(page, 'settings.save', { ...kept, ceilingUsd: null })
  const projectId = await makeActiveProject(page, TITLE)
  await page.getByRole('button', { name: TITLE, exact: true }).click()
  await startInterview(page)
  await waitForConnection(page)
  return projectId
}

async function countTold(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.toldBytes = 0
    window.studio.subscribe((event) => {
      if (event.name === 'transcript.changed')
        window.toldBytes = (window.toldBytes ?? 0) + JSON.stringify(event).length
    })
  })
}

async function toldSince(page: Page): Promise<number> {
  const bytes = await page.evaluate(() => {
    const told = window.toldBytes ?? 0
    window.toldBytes = 0
    return told
  })
  return bytes / 1024 / 1024
}

async function stop(page: Page): Promise<{ stopMs: number; summary: string }> {
  const dialog = page.getByRole('dialog', { name: 'Interview kept' })
  const began = performance.now()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  return { stopMs: performance.now() - began, summary: await dialog.innerText() }
}
