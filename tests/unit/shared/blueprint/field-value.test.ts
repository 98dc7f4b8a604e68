// Catches: guardrails that lose a part when another is set, and fields that count as filled when they say nothing.
import { describe, expect, test } from 'vitest'
import { MAX_FIELD_LENGTH } from '../../../../src/shared/blueprint/blueprint.ts'
import { checkFieldValue, isFilled } from '../../../../src/shared/blueprint/field-value.ts'
import { commitRefusal, viewBlueprint } from '../../../../src/shared/blueprint/view.ts'
import type { BlueprintEntry } from '../../../../src/shared/blueprint/blueprint.ts'

const entry = (field: BlueprintEntry['field'], value: string): BlueprintEntry => ({
  field,
  value,
  sourceItemId: null,
  updatedAt: 1,
})
const blueprint = (...entries: BlueprintEntry[]) => ({ projectId: 'p', committedAt: null, entries })

describe('checkFieldValue', () => {
  test('trims, and refuses what is too long', () => {
    expect(checkFieldValue('timeline', ' by spring ')).toEqual({ ok: true, value: 'by spring' })
    expect(checkFieldValue('timeline', 'x'.repeat(MAX_FIELD_LENGTH + 1))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/8,001.*8,000.*Nothing was changed/s),
    })
  })

  const guardrails = (input: string, existing?: string) => {
    const check = checkFieldValue('voiceGuardrails', input, existing)
    return check.ok && check.value !== '' ? (JSON.parse(check.value) as unknown) : check
  }

  test('guardrails: parts left out keep what is stored, parts given replace it', () => {
    const stored = JSON.stringify({ tone: 'dry', structure: 'short', content: '' })
    expect(guardrails('{"tone":"warm"}', stored)).toEqual({ tone: 'warm', structure: 'short', content: '' })
    expect(guardrails('{"tone":"","structure":""}', stored)).toEqual({ ok: true, value: '' })
  })

  test('guardrails: plain words are the tone; anything else is refused', () => {
    expect(guardrails('plain and warm')).toEqual({ tone: 'plain and warm', structure: '', content: '' })
    for (const bad of ['{broken', '{"tone":5}']) expect(guardrails(bad)).toMatchObject({ ok: false })
    expect(guardrails('[1]')).toEqual({ tone: '[1]', structure: '', content: '' })
  })
})

test('a field is filled when it says something; of guardrails one part is enough', () => {
  expect(isFilled(entry('timeline', ' '))).toBe(false)
  expect(isFilled(entry('timeline', 'May'))).toBe(true)
  expect(isFilled(entry('voiceGuardrails', '{"tone":" ","structure":"","content":""}'))).toBe(false)
  expect(isFilled(entry('voiceGuardrails', '{"content":"no names"}'))).toBe(true)
  expect(isFilled(entry('voiceGuardrails', 'not JSON'))).toBe(false)
})

describe('the view', () => {
  test('of nothing asks for the required fields first', () => {
    const view = viewBlueprint(blueprint())
    expect(view).toMatchObject({ known: 0, total: 7, canCommit: false })
    expect(view.gaps.slice(0, 3)).toEqual(['desiredOutcome', 'targetAudience', 'voiceGuardrails'])
    expect(view.gaps).toHaveLength(7)
    expect(view.missingRequired).toEqual(view.gaps.slice(0, 3))
  })

  test('can be committed with the required fields alone', () => {
    const ready = blueprint(
      entry('desiredOutcome', 'A book'),
      entry('targetAudience', 'My family'),
      entry('voiceGuardrails', '{"tone":"warm"}'),
    )
    expect(viewBlueprint(ready)).toMatchObject({ known: 3, canCommit: true, missingRequired: [] })
    expect(commitRefusal(ready)).toBeNull()
  })

  test('a refusal names what is missing in words', () => {
    expect(commitRefusal(blueprint(entry('desiredOutcome', 'A book')))).toContain(
      'target audience and voice guardrails',
    )
    expect(commitRefusal(blueprint())).toContain('desired outcome, target audience and voice guardrails')
  })
})
