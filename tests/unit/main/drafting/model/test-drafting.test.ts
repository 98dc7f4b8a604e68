// "Test drafting" names the first thing that is wrong, and nothing else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DraftingSettings } from '../../../../../src/main/drafting/engines.ts'
import { testDrafting } from '../../../../../src/main/drafting/model/test-drafting.ts'
import type { DraftingReport } from '../../../../../src/shared/ipc/draft-views.ts'
import { says } from '../../../../support/model-server/draft-answer.ts'
import { fault } from '../../../../support/model-server/faults.ts'
import { startModelServer, type ModelServer } from '../../../../support/model-server/model-server.ts'
import type { Answering } from '../../../../support/model-server/script.ts'
import { freePort } from '../../realtime/loopback-service.ts'
import { KEY } from './engine-bench.ts'

let server: ModelServer
beforeEach(async () => {
  server = await startModelServer()
  server.answer(says('ready'))
})
afterEach(() => server.close())

function test(
  changes: Partial<DraftingSettings> = {},
  keys: { hosted?: string | null; server?: string | null } = {},
): Promise<DraftingReport> {
  const settings: DraftingSettings = {
    draftingEngine: 'hosted',
    baseUrl: server.baseUrl,
    draftingModel: 'gpt-6.1-sol',
    serverUrl: server.baseUrl,
    serverModel: 'llama',
    draftingBudget: null,
    prices: {},
    ...changes,
  }
  const { hosted = KEY, server: own = null } = keys
  const ports = {
    settings: () => settings,
    hostedKey: () => Promise.resolve(hosted),
    serverKey: () => Promise.resolve(own),
  }
  return testDrafting(ports, { firstByteMs: 1000, idleMs: 1000 })
}

/** `address key` = those went well; `-model` = this failed. */
const outline = ({ checks }: DraftingReport) =>
  checks.map(({ check, ok }) => (ok ? check : `-${check}`)).join(' ')

const all = 'address key model answer'

describe.each(['hosted', 'server'] as const)('by the %s engine', (draftingEngine) => {
  const cases: [string, Answering, string, RegExp][] = [
    ['all is well', says('ready'), all, /Drafts can be written/],
    ['a model that is still thinking', says('', { reason: 'length' }), all, /Drafts can be written/],
    ['a wrong key', fault.status401(), 'address -key', /key/],
    ['no model', fault.modelNotFound(), 'address key -model', /does not have the model/],
    ['no credit', fault.quota(), 'address key model -answer', /no credit/],
    ['a refusal', fault.refusal(), 'address key model -answer', /declined/],
    ['silence', fault.hang('beforeHeaders'), 'address key model -answer', /did not begin .* Try again/],
    ['a cut', fault.cutAfter(1), 'address key model -answer', /broke off/],
    ['a web page', fault.webPage(), '-address', /web page/],
    ['a service in trouble', fault.status500(), '-address', /problem of its own/],
    ['another path', [{ kind: 'http', status: 404, body: {} }], '-address', /base URL/],
  ]
  it.each(cases)('%s', async (_name, answer, expected, words) => {
    server.answer(answer)
    const report = await test({ draftingEngine })
    expect(outline(report)).toBe(expected)
    expect(report.ok).toBe(expected === all)
    expect(report.checks.at(-1)?.message).toMatch(words)
    expect(JSON.stringify(report)).not.toMatch(/sk-/)
  })

  it('asks for very little, and for no form', async () => {
    await test({ draftingEngine })
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toMatchObject({ schema: null, idempotencyKey: null })
    expect(server.asked[0]?.promptText.length).toBeLessThan(100)
    const { max_tokens, max_output_tokens } = server.asked[0]?.body ?? {}
    expect(max_tokens ?? max_output_tokens).toBe(64)
  })
})

it('says that the key of the hosted service is missing, and asks nothing without it', async () => {
  const report = await test({}, { hosted: null })
  expect(outline(report)).toBe('-key')
  expect(server.asked).toEqual([])
})

it('refuses what cannot be a key without sending it', async () => {
  expect(outline(await test({}, { hosted: 'sk with space' }))).toBe('-key')
  expect(server.asked).toEqual([])
})

it('says that no model is chosen', async () => {
  expect(outline(await test({ draftingEngine: 'server', serverModel: '' }))).toBe('-model')
})

it('says that a server on this computer is not running', async () => {
  const report = await test({
    draftingEngine: 'server',
    serverUrl: `http://127.0.0.1:${await freePort()}/v1`,
  })
  expect(outline(report)).toBe('-address')
  expect(report.checks[0]?.message).toMatch(/not seem to be running/)
})

it('has nothing to reach without a model', async () => {
  expect(await test({ draftingEngine: 'embedded' })).toMatchObject({ ok: true })
  expect(server.asked).toEqual([])
})
