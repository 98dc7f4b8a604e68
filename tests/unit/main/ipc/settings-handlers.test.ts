import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApiKey } from '../../../../src/main/credentials/api-key.ts'
import { settingsHandlers } from '../../../../src/main/ipc/handlers/settings-handlers.ts'
import { getSetting, setSetting } from '../../../../src/main/store/queries/settings.ts'
import type { EventName, ParsedInput } from '../../../../src/shared/ipc/contract.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let emitted: EventName[]
let themes: string[]
beforeEach(() => {
  temp = makeTempStore()
  emitted = []
  themes = []
})
afterEach(() => temp.cleanup())

function handlers() {
  const { store, dataDir } = temp
  const box = {
    available: () => Promise.resolve(false),
    seal: () => Promise.reject(new Error('no keyring')),
    open: () => Promise.reject(new Error('no keyring')),
  }
  return settingsHandlers({
    get: (key) => getSetting(store, key),
    set: (key, value) => setSetting(store, key, value),
    together: (write) => store.transaction(write),
    apiKey: createApiKey({ dataDir, box, slot: 'hosted', warn: () => {} }),
    serverKey: createApiKey({ dataDir, box, slot: 'server', warn: () => {} }),
    applyTheme: (theme) => themes.push(theme),
    emit: (name) => void emitted.push(name),
  })
}

const form: ParsedInput<'settings.save'> = {
  baseUrl: 'https://api.openai.com/v1',
  realtimeModel: '',
  draftingModel: 'local-model',
  microphone: 'mic-1',
  theme: 'dark',
}

test('a first start has defaults and no key', async () => {
  expect(await handlers()['settings.get']({})).toMatchObject({
    baseUrl: 'https://api.openai.com/v1',
    realtimeModel: 'gpt-realtime-2.1',
    theme: 'system',
    hasApiKey: false,
    keyStorage: 'none',
  })
})

test('what is saved is there again, is applied, and is told', async () => {
  await handlers()['settings.save'](form)
  expect(await handlers()['settings.get']({})).toMatchObject({
    draftingModel: 'local-model',
    realtimeModel: 'gpt-realtime-2.1',
    microphone: 'mic-1',
    theme: 'dark',
  })
  expect(themes).toEqual(['dark'])
  expect(emitted).toEqual(['settings.changed'])
})

test('the key is kept, never stored in the database, and never answered', async () => {
  const view = await handlers()['settings.save']({ ...form, apiKey: ' sk-secret-123456789 ' })
  expect(view).toMatchObject({ hasApiKey: true, keyStorage: 'memory' })
  expect(JSON.stringify(view)).not.toContain('sk-secret')
  expect(temp.store.sqlite.serialize().includes('sk-secret')).toBe(false)
})

test('an absent key stays, null forgets it', async () => {
  const routes = handlers()
  await routes['settings.save']({ ...form, apiKey: 'sk-secret-123456789' })
  expect(await routes['settings.save'](form)).toMatchObject({ hasApiKey: true })
  expect(await routes['settings.save']({ ...form, apiKey: null })).toMatchObject({ hasApiKey: false })
})

test('another base URL clears the key: it must not be sent to a server it was not given for', async () => {
  const routes = handlers()
  await routes['settings.save']({ ...form, apiKey: 'sk-secret-123456789' })
  expect(await routes['settings.save']({ ...form, baseUrl: 'http://localhost:11434/v1' })).toMatchObject({
    hasApiKey: false,
    keyStorage: 'none',
  })
  expect(await routes['settings.save'](form)).toMatchObject({ hasApiKey: false })
})

// Bug: a form that knows nothing of voice (or an older window) wipes what the author chose for it.
test('what concerns the voice has defaults, is kept, and stays where a save leaves it out', async () => {
  const routes = handlers()
  expect(await routes['settings.get']({})).toMatchObject({
    speaker: '',
    voice: 'marin',
    language: '',
    ceilingUsd: null,
    prices: defaultPrices,
  })
  const price = { ...defaultPrices['gpt-realtime-2.1']!, textIn: 9.75 }
  const chosen = {
    speaker: 'speaker-1',
    voice: 'cedar',
    language: 'de-AT',
    ceilingUsd: 2.5,
    prices: { mine: price },
  }
  await routes['settings.save']({ ...form, ...chosen })
  await routes['settings.save'](form)
  expect(await routes['settings.get']({})).toMatchObject(chosen)
  expect((await routes['settings.get']({})).prices).toEqual({ mine: price })
  expect(await routes['settings.save']({ ...form, ceilingUsd: null })).toMatchObject({ ceilingUsd: null })
  expect((await routes['settings.save']({ ...form, prices: {} })).prices).toEqual({})
})

test('a language nobody speaks and a table without an end are refused with the field they are in', async () => {
  const routes = handlers()
  await expect(routes['settings.save']({ ...form, language: 'not a tag' })).rejects.toMatchObject({
    data: { fields: ['language'] },
  })
  const many = Array.from(
    { length: 101 },
    (_, n) => [`model-${n}`, defaultPrices['gpt-transcribe']!] as const,
  )
  await expect(routes['settings.save']({ ...form, prices: Object.fromEntries(many) })).rejects.toMatchObject({
    data: { fields: ['prices'] },
  })
  expect(await routes['settings.get']({})).toMatchObject({ microphone: '', language: '' })
})

// Bug: one damaged row keeps the settings, and with them the whole studio, from opening.
test.each([
  ['prices', 'not JSON'],
  ['prices', '{"a":{"textIn":-1}}'],
  ['ceiling_usd', 'plenty'],
  ['ceiling_usd', '-3'],
  ['theme', 'pink'],
])('a damaged %s (%s) counts as the default', async (key, value) => {
  setSetting(temp.store, key, value)
  expect(await handlers()['settings.get']({})).toMatchObject({
    prices: defaultPrices,
    ceilingUsd: null,
    theme: 'system',
  })
})

// Bug: what is chosen for drafting is lost by a save that knows nothing of it, or cannot be set back to none.
test('what drafts has defaults, is kept, and stays where a save leaves it out', async () => {
  const routes = handlers()
  expect(await routes['settings.get']({})).toMatchObject({
    draftingEngine: 'hosted',
    draftingModel: 'gpt-6.1-sol',
    serverUrl: 'http://127.0.0.1:11434/v1',
    serverModel: '',
    hasServerKey: false,
    draftingBudget: null,
    draftingCeilingUsd: null,
  })
  const chosen = {
    draftingEngine: 'server',
    serverUrl: 'http://localhost:1234/v1',
    serverModel: 'qwen3:8b',
    draftingBudget: 12_000,
    draftingCeilingUsd: 0.5,
  } as const
  await routes['settings.save']({ ...form, ...chosen })
  await routes['settings.save'](form)
  expect(await routes['settings.get']({})).toMatchObject(chosen)
  const none = { draftingBudget: null, draftingCeilingUsd: null }
  expect(await routes['settings.save']({ ...form, ...none })).toMatchObject(none)
})

test('a server that is to draft needs the name of its model', async () => {
  const routes = handlers()
  const save = { ...form, draftingEngine: 'server', serverModel: ' ' } as const
  await expect(routes['settings.save'](save)).rejects.toMatchObject({ data: { fields: ['serverModel'] } })
  expect(await routes['settings.get']({})).toMatchObject({ draftingEngine: 'hosted', microphone: '' })
})

// Bug: the key of one's own server goes to the hosted one, or to whichever server is set next.
test('the key of the own server is kept apart, and goes with its address', async () => {
  const routes = handlers()
  const server = { ...form, serverUrl: 'http://localhost:1234/v1' }
  const kept = await routes['settings.save']({ ...server, apiKey: 'sk-hosted-1', serverKey: ' own-key-1 ' })
  expect(kept).toMatchObject({ hasApiKey: true, hasServerKey: true })
  expect(JSON.stringify(kept)).not.toContain('own-key')
  expect(temp.store.sqlite.serialize().includes('own-key')).toBe(false)
  expect(await routes['settings.save'](form)).toMatchObject({ hasServerKey: true })
  expect(await routes['settings.save']({ ...form, serverUrl: 'https://models.example/v1' })).toMatchObject({
    hasApiKey: true,
    hasServerKey: false,
  })
  await routes['settings.save']({ ...server, serverKey: 'own-key-2' })
  expect(await routes['settings.save']({ ...server, serverKey: null })).toMatchObject({
    hasApiKey: true,
    hasServerKey: false,
  })
})

test('a refused base URL changes nothing', async () => {
  const routes = handlers()
  await expect(routes['settings.save']({ ...form, baseUrl: 'http://example.org' })).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  })
  expect(await routes['settings.get']({})).toMatchObject({ theme: 'system', microphone: '' })
})

// Bug: a recording is sent away, or a program is run, that the author did not choose.
test('nothing of a recording leaves the computer before the author says so; what is chosen is kept', async () => {
  const routes = handlers()
  expect(await routes['settings.get']({})).toMatchObject({
    liveModel: '',
    passModel: '',
    transcriber: 'local',
    transcriberCommand: '',
    hostedTranscription: false,
    pauseOnBattery: false,
    nextQuestionPauseMs: null,
    readAloud: true,
  })
  const chosen = {
    liveModel: 'streaming-en',
    passModel: 'whisper-base-en',
    transcriber: 'command',
    transcriberCommand: 'whisper-cli -f {wav}',
    hostedTranscription: true,
    pauseOnBattery: true,
    nextQuestionPauseMs: 4000,
    readAloud: false,
  } as const
  await routes['settings.save']({ ...form, ...chosen })
  await routes['settings.save'](form)
  expect(await routes['settings.get']({})).toMatchObject(chosen)
  const none = { nextQuestionPauseMs: null, hostedTranscription: false, readAloud: true }
  expect(await routes['settings.save']({ ...form, ...none })).toMatchObject(none)
})
