// A recogniser for an installed studio: the smallest model of the shipped list, replaced by the one of the tests, which
// writes AH whenever the sound grows louder. A package takes no other list.
import type { Page } from '@playwright/test'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readManifest } from '../../../src/main/models/manifest.ts'
import { writeFakeSpeech } from '../../support/fake-speech.ts'
import { answered } from '../../support/answered.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures/listening-model')
const resources = resolve(import.meta.dirname, '../../../resources')

/** @returns the model's id. Call it while the studio is not running. */
export function installListeningModel(dataDir: string): string {
  const list = readManifest({
    manifest: join(resources, 'speech-models.json'),
    signature: join(resources, 'speech-models.sig'),
  })
  const model = list.models.find(({ kind }) => kind === 'streamingTransducer')
  if (model === undefined) throw new Error('The shipped list has no such model')
  const folder = join(dataDir, 'models', model.id)
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(model.files).map(([part, name]) => {
    const from = join(fixtures, part === 'tokens' ? 'tokens.txt' : `${part}.onnx`)
    copyFileSync(from, join(folder, name))
    return [name, statSync(from).size] as const
  })
  const installed = {
    sha256: model.downloads.map(({ sha256 }) => sha256),
    files: Object.fromEntries(files),
    installedAt: Date.now(),
    speed: 50,
  }
  writeFileSync(join(folder, 'installed.json'), JSON.stringify(installed))
  return model.id
}

/** Speaks to the studio through main, as the recorder does. @returns how it heard, and what it understood meanwhile. */
export async function speakTo(
  page: Page,
  liveModel: string,
): Promise<{ hearing: string[]; partial: string[] }> {
  const { baseUrl, realtimeModel, draftingModel, microphone, theme } = await answered(
    page,
    'settings.get',
    {},
  )
  const kept = { baseUrl, realtimeModel, draftingModel, microphone, theme }
  await answered(page, 'settings.save', { ...kept, liveModel })
  const { session } = await answered(page, 'spoken.start', { projectId: null, kind: 'recording' })
  const heard = await page.evaluate(
    async ({ sessionId, sound }) => {
      const partial: string[] = []
      const leave = window.studio.subscribe((event) => {
        if (event.name === 'spoken.partial') partial.push((event.payload as { text: string }).text)
      })
      const bytes = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0))
      const hearing: string[] = []
      const step = 16_000 * 4
      for (let at = 0; at < bytes.length; at += step) {
        const samples = bytes.slice(at, at + step)
        const answer = await window.studio.invoke('spoken.hear', { sessionId, atMs: at / 64, samples })
        hearing.push(answer.ok ? String(answer.value) : answer.error.message)
      }
      leave()
      return { hearing, partial }
    },
    { sessionId: session.id, sound: syllables().toString('base64') },
  )
  return heard
}

/** Little-endian 32 bit floats, 16 kHz. */
function syllables(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'studio-syllables-'))
  const { path } = writeFakeSpeech(folder, [{ silenceMs: 500 }, { syllablesMs: 4000 }, { silenceMs: 500 }])
  const wav = readFileSync(path)
  rmSync(folder, { recursive: true })
  const HEADER = 44
  // Each third sample of 48 kHz.
  const samples = Float32Array.from(
    { length: Math.floor((wav.length - HEADER) / 6) },
    (_, at) => wav.readInt16LE(HEADER + at * 6) / 32_768,
  )
  return Buffer.from(samples.buffer)
}
