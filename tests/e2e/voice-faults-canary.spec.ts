// A whole interview with a key that sings wherever it turns up: the service hears it, and nobody else does.
import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countInHeap } from '../support/heap-strings.ts'
import { waitForConnection } from '../support/voice-studio.ts'
import {
  begin,
  expectRecording,
  launchTalk,
  sessionOf,
  talkOn,
  type VoiceTalk,
} from '../support/voice-talk.ts'

const SONG = 'canary-9Lk4tRb2'
const KEY = `sk-${SONG}-and-more-of-it`
/** The keyring's, where there is a keyring. */
const SEALED = 'api-key.sealed'

let talk: VoiceTalk
test.beforeEach(async () => {
  // Bug of the test: a server that takes any key would be content without one.
  talk = await launchTalk({ key: KEY, server: { apiKey: KEY } })
})
test.afterEach(() => talk.close())

test('the key of a talk with tools, a refusal, a cut and a recording is in no page, file or log', async () => {
  test.setTimeout(120_000)
  const { page, server, studio, projectId } = talk
  const heard = await listen()
  await begin(talk)
  await server.play([
    { kind: 'heard', text: 'Note that.' },
    {
      kind: 'respond',
      calls: [{ name: 'create_note', arguments: { projectId, noteType: 'fact', content: 'Noted' } }],
    },
    { kind: 'respond', say: 'I have noted it.' },
  ])
  await server.fault({ kind: 'server_error', times: 1 })
  await server.cut('channel')
  await waitForConnection(page, 25_000)
  await talkOn(talk, 'after')
  await expectRecording(talk)
  expect(await sessionOf(talk)).not.toBe('')
  expect((await server.record()).length).toBe(2)
  expect(await countInHeap(page, 'I have noted it.')).toBeGreaterThan(0)
  expect(await countInHeap(page, SONG)).toBe(0)
  const told = await heard()
  expect(told).toContain('"hasApiKey":true')
  expect(told).toContain('transcript.changed')
  expect(told).not.toContain(SONG)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Interview kept' })).toBeVisible({ timeout: 20_000 })
  expect(holding(studio.dataDir, SONG)).toEqual([])
  await studio.quit()
  expect(holding(studio.dataDir, SONG)).toEqual([])
  // The search finds what is there.
  expect(holding(studio.dataDir, 'I have noted it.')).not.toEqual([])
})

/** Writes down every event of main that reaches the page, and its answer about the settings. */
async function listen(): Promise<() => Promise<string>> {
  const { page } = talk
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    window.studio.subscribe((event) => void heard.push(JSON.stringify(event)))
  })
  return () =>
    page.evaluate(async () => {
      const { heard } = globalThis as unknown as { heard: string[] }
      for (const route of ['settings.get', 'voice.recovered'])
        heard.push(JSON.stringify(await window.studio.invoke(route, {})))
      return heard.join('\n')
    })
}

/** Files of the data folder, Chromium's own among them, that hold the text as bytes. */
function holding(dataDir: string, text: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SEALED)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
    })
}
