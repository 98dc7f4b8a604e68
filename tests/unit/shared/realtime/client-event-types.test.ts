// What the studio sends, compared with the types of the `openai` package: the event shapes by this file's own types,
// and what the builders really make by a compiler that is given it as literals.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientEvent, WireSession } from '../../../../src/shared/realtime/client-event.ts'
import { buildSeeds } from '../../../../src/shared/realtime/reseed.ts'
import {
  answeringSession,
  buildSession,
  heldSession,
  pausedSession,
} from '../../../../src/shared/realtime/session-config.ts'
import { stages } from '../../../../src/shared/session/session.ts'
import { makeItem } from '../../../support/items.ts'

/** Those whose whole shape our own types know. Does not compile when one is none of the service's. */
type Settled = Exclude<ClientEvent, { type: 'session.update' | 'response.create' }>
const asTheirs = (event: Settled): RealtimeClientEvent => event

const root = resolve(import.meta.dirname, '../../../..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-types-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  mkdirSync(join(folder, 'src'))
  const compilerOptions = {
    target: 'es2023',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the compiler says about values as literals of a type of the package; '' = nothing. */
function complaints(type: string, values: readonly unknown[]): string {
  const literals = values.map((value, n) => `export const v${n}: ${type} = ${JSON.stringify(value, null, 1)}`)
  const file = join(folder, 'src', 'planted.ts')
  const names = 'RealtimeClientEvent, RealtimeSessionCreateRequest'
  writeFileSync(
    file,
    `import type { ${names} } from 'openai/resources/realtime/realtime'\nexport type All = [${names}]\n${literals.join('\n')}\n`,
  )
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    return ''
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}

const models = ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-realtime', null]
const settings = [
  { voice: 'marin', language: '', keywords: [], withResponses: true },
  { voice: '', language: 'de-AT', keywords: ['Ness', 'Ewa'], withResponses: false },
]
const sessions: WireSession[] = stages.flatMap((stage) =>
  models.flatMap((model) =>
    settings.map((set) => buildSession({ ...set, stage, model, instructions: 'Listen "well".' })),
  ),
)
const first = sessions[0] ?? pausedSession()
const update = (session: WireSession): ClientEvent => ({ type: 'session.update', event_id: 'e', session })

describe('what is sent is what the service takes', () => {
  it('for every call: each stage, model, language and voice', () => {
    expect(sessions).toHaveLength(24)
    expect(complaints('RealtimeSessionCreateRequest', sessions)).toBe('')
  }, 60_000)

  it('for every session.update, also while held, paused, and going on', () => {
    const updates = [...sessions, heldSession(first), answeringSession(first), pausedSession()].map(update)
    expect(complaints('RealtimeClientEvent', updates)).toBe('')
  }, 60_000)

  it('for seeds of both sides, and for every other event', () => {
    const items = [
      { ...makeItem({ itemId: 'a1', role: 'assistant' }), sessionId: 's', position: 0 },
      { ...makeItem({ itemId: 'u1', previousItemId: 'a1' }), sessionId: 's', position: 1 },
      { ...makeItem({ itemId: 'u2', previousItemId: 'u1', text: null }), sessionId: 's', position: 2 },
    ]
    const told = { project: null, blueprint: null, openTodos: [], notes: [], sessionId: 's' }
    const seeds = buildSeeds({ ...told, items, n: 2 })
    expect(seeds.length).toBeGreaterThan(2)
    const event_id = 'e'
    const events: Settled[] = [
      ...seeds.map((item) => ({ type: 'conversation.item.create' as const, event_id, item })),
      {
        type: 'conversation.item.create',
        event_id,
        previous_item_id: 'root',
        item: { id: 'o', type: 'function_call_output', call_id: 'c', output: '{}' },
      },
      { type: 'conversation.item.delete', event_id, item_id: 'u1' },
      { type: 'response.cancel', event_id },
      { type: 'input_audio_buffer.clear', event_id },
      { type: 'input_audio_buffer.commit', event_id },
      { type: 'output_audio_buffer.clear', event_id },
    ]
    const bare: ClientEvent = { type: 'response.create', event_id }
    expect(complaints('RealtimeClientEvent', [...events.map(asTheirs), bare])).toBe('')
  }, 60_000)
})

describe('the compiler finds', () => {
  const wrong: [string, unknown][] = [
    ['a session without its type', { ...first, type: undefined }],
    ['an option of the preview', { ...first, modalities: ['audio'] }],
    ['an eagerness that does not exist', pausedLike({ type: 'semantic_vad', eagerness: 'patient' })],
    ['a tool that is no function', { ...first, tools: [{ type: 'tool', name: 'x' }] }],
  ]
  it.each(wrong)(
    '%s',
    (_name, value) => {
      expect(complaints('RealtimeSessionCreateRequest', [value])).toMatch(/error TS\d+/)
    },
    60_000,
  )
})

function pausedLike(turn_detection: unknown): unknown {
  return { type: 'realtime', audio: { input: { turn_detection } } }
}
