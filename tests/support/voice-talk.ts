// A spoken interview of one author with the Realtime server of tests, for tests of what goes wrong in it.
import { expect, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from './answered.ts'
import type { RunningStudio } from './electron-app.ts'
import { writeFakeSpeech, type SoundPart } from './fake-speech.ts'
import { recordedLines } from './realtime-record.ts'
import {
  startRealtimeServer,
  type RealtimeServer,
  type StartOptions,
} from './realtime-server/realtime-server.ts'
import type { Step } from './realtime-server/scenario.ts'
import {
  launchVoiceStudio,
  makeActiveProject,
  spoken,
  startInterview,
  waitForConnection,
  type VoiceStudioOptions,
} from './voice-studio.ts'
import { storedItems } from './stored-items.ts'

const TITLE = 'The Lamp Room'

export interface VoiceTalk {
  server: RealtimeServer
  studio: RunningStudio
  page: Page
  projectId: string
  /** The microphone's file. */
  wav: string
  /** Quits, and removes what was made. */
  close(): Promise<void>
}

export interface TalkOptions extends Omit<VoiceStudioOptions, 'wav' | 'dataDir'> {
  server?: StartOptions
  /** What the microphone hears, again and again. Default: a hum that is no speech to the service, which does not listen. */
  sound?: SoundPart[]
}

/** The studio in front of a project that can be talked about. */
export async function launchTalk({
  server: options = {},
  sound,
  ...launch
}: TalkOptions = {}): Promise<VoiceTalk> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-faults-'))
  const server = await startRealtimeServer({ msPerWord: 0, listens: sound !== undefined, ...options })
  const { path: wav } = writeFakeSpeech(folder, sound ?? [{ syllablesMs: 10_000 }])
  const studio = await launchVoiceStudio(server, { wav, ...launch })
  const { page } = studio
  const projectId = await makeActiveProject(page, TITLE)
  await openProject(page)
  return {
    server,
    studio,
    page,
    projectId,
    wav,
    async close() {
      await studio.close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function openProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: TITLE, exact: true }).click()
}

/** Until the interviewer has greeted. */
export async function begin({ page, server }: VoiceTalk): Promise<void> {
  await startInterview(page)
  await waitForConnection(page)
  await server.sent('response.done')
}

/** A turn and its answer, each with words of its own. */
export function turn(name: string): Step[] {
  return [
    { kind: 'heard', text: answerOf(name), transcription: { deltas: true } },
    { kind: 'respond', say: questionOf(name) },
  ]
}

export function answerOf(name: string): string {
  return `What I remember ${name}.`
}

export function questionOf(name: string): string {
  return `And what came ${name}?`
}

/** The talk goes on: a turn is said, answered, and on the screen. */
export async function talkOn({ page, server }: VoiceTalk, name: string): Promise<void> {
  await server.play(turn(name), 20_000)
  await expect(transcript(page).getByText(answerOf(name))).toBeVisible()
  await expect(transcript(page).getByText(questionOf(name))).toBeVisible()
}

function transcript(page: Page): Locator {
  return page.getByRole('log')
}

/** The notice of that title above the question. */
export function notice(page: Page, title: string): Locator {
  return page.getByRole('alert').filter({ has: page.getByText(title, { exact: true }) })
}

/** What is on the screen says what happened, what is safe and what to do. */
export async function expectWords(page: Page, title: string, ...words: string[]): Promise<void> {
  await expect(notice(page, title)).toBeVisible({ timeout: 15_000 })
  for (const part of words) await expect(notice(page, title)).toContainText(part)
}

export async function sessionOf({ page, projectId }: VoiceTalk): Promise<string> {
  const sessions = await answered(page, 'sessions.list', { projectId })
  return sessions.find(({ kind }) => kind === 'voice')?.id ?? ''
}

/** Bytes of the author's track on the disk. */
function recordedBytes({ studio }: Pick<VoiceTalk, 'studio'>, sessionId: string): number {
  const folder = join(studio.dataDir, 'recordings', sessionId)
  return readdirSync(folder)
    .filter((file) => file.startsWith('author-'))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}

/** More than a moment of sound comes to the disk from now on. */
export async function expectRecording(talk: VoiceTalk): Promise<void> {
  const sessionId = await sessionOf(talk)
  const before = recordedBytes(talk, sessionId)
  await expect.poll(() => recordedBytes(talk, sessionId), { timeout: 10_000 }).toBeGreaterThan(before + 3000)
}

/** In the rows, in the author's own words, once each. */
export async function expectKept(
  talk: Pick<VoiceTalk, 'page'>,
  sessionId: string,
  ...names: string[]
): Promise<void> {
  const texts = async () => spoken(await storedItems(talk.page, sessionId)).map(({ text }) => text)
  const wanted = names.flatMap((name) => [answerOf(name), questionOf(name)])
  await expect.poll(async () => (await texts()).filter((text) => wanted.includes(text ?? ''))).toEqual(wanted)
}

/** The rows are the service's own record, but for what the guide asked and what is kept as sound only. */
export async function expectRecord({ page, server }: VoiceTalk, sessionId: string): Promise<void> {
  const rows = async () =>
    spoken(await storedItems(page, sessionId)).filter(({ itemId }) => !/^(guide|sound|typed)_/.test(itemId))
  const record = recordedLines(await server.record())
  await expect.poll(rows).toEqual(record)
}
