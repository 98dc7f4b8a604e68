// Catches: words or keys that go where they should not; a form of answer that a server refuses asked for again and again.
import { describe, expect, it } from 'vitest'
import { fault } from '../../../support/model-server/faults.ts'
import { expectSound, rigOf } from './model-checks.ts'
import { HOSTED_KEY } from './model-rig.ts'

describe('what is sent', () => {
  it('asks the hosted service for the form, keeps nothing there, and sends the key as the header only', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.ask()
    await rig.queue.idle()
    const [asked] = rig.server.asked
    expect(asked).toMatchObject({ path: '/v1/responses', model: 'gpt-6.1-sol', streams: true })
    expect(asked?.body).toMatchObject({
      store: false,
      text: { format: { type: 'json_schema', strict: true } },
    })
    expect(asked?.headers.authorization).toBe(`Bearer ${HOSTED_KEY}`)
    expect(JSON.stringify(asked?.body)).not.toContain(HOSTED_KEY)
    expect(Object.keys(asked?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([])
  })

  it('sends no key to a server that has none', async () => {
    const rig = await rigOf({ engine: 'server', serverKey: null })
    rig.ask()
    await rig.queue.idle()
    expect(rig.server.asked[0]).toMatchObject({ path: '/v1/chat/completions', model: 'qwen3:8b' })
    expect(rig.server.asked[0]?.headers.authorization).toBeUndefined()
  })

  it('asks in words where the form is refused, and remembers it', async () => {
    const rig = await rigOf({ engine: 'server' })
    rig.server.answer(fault.noFormatSupport())
    const first = rig.ask()
    await rig.queue.idle()
    expect(rig.job(first)).toMatchObject({ status: 'complete', attempts: 0 })
    expect(rig.server.asked.map(({ schema }) => schema !== null)).toEqual([true, false])
    expect(rig.server.asked[1]?.promptText).toContain('additionalProperties')
    expectSound(rig, first)
    rig.ask('something else')
    await rig.queue.idle()
    expect(rig.server.asked.map(({ schema }) => schema !== null)).toEqual([true, false, false])
  })
})
