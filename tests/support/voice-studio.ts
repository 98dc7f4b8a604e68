// A studio that can talk: real Electron with a fake microphone, and the Realtime server of tests as its service.
import { expect, type Page } from '@playwright/test'
import { INAUDIBLE } from '../../src/shared/transcript/item-fold.ts'
import type { TranscriptItem } from '../../src/shared/transcript/item.ts'
import { answered } from './answered.ts'
import { ask, launchStudio, type LaunchOptions, type RunningStudio } from './electron-app.ts'
import { fakeMicrophone } from './fake-speech.ts'
import type { RealtimeServer } from './realtime-server/realtime-server.ts'

export interface VoiceStudioOptions extends LaunchOptions {
  /** What the microphone hears, 48 kHz mono, again and again. */
  wav: string
  key?: string
}

/** Launches, and keeps the server's address and a key in the settings. */
export async function launchVoiceStudio(
  server: Pick<RealtimeServer, 'baseUrl'>,
  { wav, key = 'sk-test-voice-studio', args = [], ...options }: VoiceStudioOptions,
): Promise<RunningStudio> {
  const studio = await launchStudio({ ...options, args: [...args, ...fakeMicrophone(wav)] })
  await keepServer(studio.page, server.baseUrl, key)
  return studio
}

/** The service speaks and does not draft: that is left to the embedded drafter. */
export async function keepServer(page: Page, baseUrl: string, key: string): Promise<void> {
  const settings = await answered(page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, hasServerKey: _server, ...kept } = settings
  const drafting = { draftingEngine: 'embedded' as const }
  const saved = await ask(page, 'settings.save', { ...kept, ...drafting, baseUrl, apiKey: key })
  expect(saved.ok).toBe(true)
}

/** A project whose blueprint is committed, so that a session begins with ghostwriting. */
export async function makeActiveProject(page: Page, title: string): Promise<string> {
  const project = await answered(page, 'projects.create', { title, contentType: 'memoir' })
  await answered(page, 'projects.update', { projectId: project.id, status: 'active' })
  return project.id
}

/** Through the dialog, as the author does it, from whatever screen is in front. */
export async function startInterview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start interview', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Interview by voice' })
  await dialog.getByRole('button', { name: 'Start interview', exact: true }).click()
  await expect(voiceBar(page)).toBeVisible()
}

export function voiceBar(page: Page) {
  return page.getByRole('group', { name: 'Interview', exact: true })
}

export async function waitForConnection(page: Page, withinMs = 15_000): Promise<void> {
  await expect(voiceBar(page)).toContainText('Connected', { timeout: withinMs })
}

export function spoken(
  items: readonly TranscriptItem[],
): { itemId: string; role: string; text: string | null }[] {
  return (
    items
      .filter(({ type, role }) => type === 'message' && (role === 'user' || role === 'assistant'))
      // The service has no words for what it could not make out; the studio's are its own.
      .map(({ itemId, role, text }) => ({ itemId, role, text: text === INAUDIBLE ? null : text }))
  )
}
