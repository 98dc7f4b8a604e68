// Would catch: a second request without the first, without the reasons, or as long as an endless answer.
import { describe, expect, it } from 'vitest'
import { repairMessages } from '../../../../../src/shared/drafting/prompt/repair.ts'

const prompt = {
  messages: [
    { role: 'system' as const, text: 'Rules' },
    { role: 'user' as const, text: 'Data' },
  ],
}

describe('repairMessages', () => {
  it('gives the answer back with what is wrong with it', () => {
    const messages = repairMessages(prompt, '{"edits": 1}', ['edits: expected a list'])
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(messages[2]?.text).toBe('{"edits": 1}')
    expect(messages[3]?.text).toContain('- edits: expected a list')
  })

  it('is bounded, and never sends an empty message', () => {
    const long = repairMessages(
      prompt,
      '🎉'.repeat(1_000_000),
      Array.from({ length: 900 }, () => 'wrong'.repeat(50)),
    )
    expect(long.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(26_000)
    expect(() => long.map(({ text }) => encodeURIComponent(text))).not.toThrow()
    expect(repairMessages(prompt, ' ', []).every(({ text }) => text.trim() !== '')).toBe(true)
  })
})
