// A studio that is spoken to without a service: real Electron, and real digits in the place of a microphone.
import { expect, type Locator, type Page } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchStudio, type LaunchOptions, type RunningStudio } from './electron-app.ts'
import { fakeMicrophone, speechPart, writeFakeSpeech, type FakeSpeech } from './fake-speech.ts'

/** What the two recordings say; see `../shared/data/speech/references.json`. */
export const SAID = ['three one four one five nine', 'seven zero two eight six'] as const

/** Two passages with a long pause after each, again and again. */
export function digitsToHear(): FakeSpeech {
  const folder = mkdtempSync(join(tmpdir(), 'studio-digits-'))
  return writeFakeSpeech(folder, [
    { silenceMs: 1200 },
    speechPart('digits-theo-314159.wav'),
    { silenceMs: 3000 },
    speechPart('digits-theo-70286.wav'),
    { silenceMs: 3000 },
  ])
}

export function launchSpokenStudio(
  speech: FakeSpeech,
  { args = [], ...options }: LaunchOptions = {},
): Promise<RunningStudio> {
  return launchStudio({ ...options, args: [...args, ...fakeMicrophone(speech.path)] })
}

/** Through the menu and the dialog, as the author does it, from the library or a project. */
export async function beginSpeaking(page: Page, what: 'Record' | 'Guided interview by voice'): Promise<void> {
  await page.getByRole('button', { name: 'Speak without a service' }).first().click()
  await page.getByRole('menuitem', { name: what }).click()
  const dialog = page.getByRole('dialog', { name: what })
  await expect(dialog).toContainText('Nothing leaves this computer.')
  await dialog
    .getByRole('button', { name: what === 'Record' ? 'Start recording' : 'Begin the interview' })
    .click()
  await expect(recordingBar(page)).toContainText('Recording to this computer')
}

export function recordingBar(page: Page): Locator {
  return page.getByRole('group', { name: /^(Recording|Interview)$/ })
}
