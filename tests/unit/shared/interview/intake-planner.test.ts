// Would catch: an intake that asks for what is known, in the wrong order, or without end.
import { describe, expect, it } from 'vitest'
import { blueprintFields } from '../../../../src/shared/blueprint/blueprint.ts'
import { blueprintQuestions } from '../../../../src/shared/interview/blueprint-questions.ts'
import { planIntake } from '../../../../src/shared/interview/intake-planner.ts'
import type { Step } from '../../../../src/shared/interview/question.ts'

const guardrails = (parts: object) => ({ field: 'voiceGuardrails', value: JSON.stringify(parts) }) as const

describe('planIntake', () => {
  it('asks the required fields first, the guardrails in three parts, and each once', () => {
    const steps: Step[] = []
    const entries: { field: (typeof blueprintFields)[number]; value: string }[] = []
    const order: string[] = []
    const next = () => planIntake({ entries, projectSteps: steps, sessionSteps: steps, avoid: null })
    for (let q = next(); q !== null; q = next()) {
      order.push(q.id)
      steps.push({ questionId: q.id, kind: 'blueprint', outcome: 'answered' })
      if (q.field !== null && q.field !== 'voiceGuardrails') entries.push({ field: q.field, value: 'x' })
      if (q.id.endsWith('-tone')) entries.push(guardrails({ tone: 'dry', structure: 'x', content: 'y' }))
    }
    expect(order).toEqual([
      'blueprint-desiredOutcome-0',
      'blueprint-targetAudience-0',
      'blueprint-voiceGuardrails-tone',
      'blueprint-publishingPlan-0',
      'blueprint-timeline-0',
      'blueprint-materialsInventory-0',
      'blueprint-communicationPreferences-0',
    ])
  })

  it('asks for the parts of the guardrails that are blank', () => {
    const entries = blueprintFields
      .filter((field) => field !== 'voiceGuardrails')
      .map((field) => ({ field, value: 'x' }))
    const tone = guardrails({ tone: 'dry', structure: '', content: '' })
    expect(
      planIntake({ entries: [...entries, tone], projectSteps: [], sessionSteps: [], avoid: null })?.id,
    ).toBe('blueprint-voiceGuardrails-structure')
  })

  it('asks in a new sitting again for what the blueprint cannot do without, and only for that', () => {
    const projectSteps = ['desiredOutcome-0', 'desiredOutcome-1', 'timeline-0'].map((id): Step => ({
      questionId: `blueprint-${id}`,
      kind: 'blueprint',
      outcome: 'skipped',
    }))
    const entries = blueprintFields
      .filter((field) => field !== 'desiredOutcome' && field !== 'timeline' && field !== 'voiceGuardrails')
      .map((field) => ({ field, value: 'x' }))
    const tone = guardrails({ tone: 'a', structure: 'b', content: 'c' })
    const input = { entries: [...entries, tone], projectSteps, avoid: null }
    expect(planIntake({ ...input, sessionSteps: [] })?.id).toBe('blueprint-desiredOutcome-0')
    expect(planIntake({ ...input, sessionSteps: projectSteps })).toBeNull()
  })

  it('has one sentence to ask and another way in for every field', () => {
    for (const field of blueprintFields) {
      expect(blueprintQuestions[field].length, field).toBeGreaterThanOrEqual(2)
      for (const { text } of blueprintQuestions[field]) expect(text.match(/[?]/g), text).toHaveLength(1)
    }
  })
})
