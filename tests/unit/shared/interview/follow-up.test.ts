// Would catch: a follow-up that puts words into the author's mouth or presses where there is nothing.
import { describe, expect, it } from 'vitest'
import { planFollowUp } from '../../../../src/shared/interview/ghostwriting-planner.ts'
import { templateFor } from '../../../../src/shared/project/templates.ts'

const template = templateFor('memoir')
const question = template.questions[0]
const questionId = question?.id ?? ''
const rest =
  'and then there was a long table in the middle of the room with a lamp over it, and a window that looked out on ' +
  'the yard where the washing hung.'

function followUp(text: string) {
  return planFollowUp(template, [], { questionId, text })?.text ?? null
}

describe('planFollowUp', () => {
  it.each([
    ['a short answer', 'A kitchen.', question?.followUps[0]],
    ['nothing special', `It was a kitchen, ${rest}`, null],
    [
      'a feeling',
      `I was ashamed of it, ${rest}`,
      'You say “ashamed”. What was happening around you just then?',
    ],
    ['tears', `We all wept, ${rest}`, 'You wept, you say. What happened in the minute before?'],
    [
      'a name',
      `My aunt Margit Solheim came in, ${rest}`,
      'You mention Margit Solheim. What does a reader have to know about Margit Solheim?',
    ],
    ['a name with an ’s', `It was my aunt Margit’s kitchen, ${rest}`, null],
    ['a month is no name', `It was a cold day in March, ${rest}`, null],
    ['the start of a sentence is no name', `It was cold. Nobody spoke, ${rest}`, null],
    [
      'a year',
      `It was in 1962, ${rest}`,
      'Stay in 1962 for a moment. What did an ordinary day look like then?',
    ],
    ['somebody who does not remember', 'I don’t remember.', null],
  ])('%s', (_what, text, expected) => {
    expect(followUp(text)).toBe(expected)
  })

  it('asks once', () => {
    const steps = [{ questionId: `${questionId}-follow-up`, kind: 'follow_up', outcome: 'skipped' }] as const
    expect(planFollowUp(template, steps, { questionId, text: 'A kitchen.' })).toBeNull()
  })
})
