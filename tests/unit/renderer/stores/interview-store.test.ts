// Bugs caught: an answer begun and lost when another question came, the wrong sitting offered to go on with.
import { expect, it } from 'vitest'
import {
  answerKey,
  forgetBegunAnswer,
  keepBegunAnswer,
  resumable,
  useBegunAnswers,
} from '../../../../src/renderer/stores/interview-store.ts'
import type { Session } from '../../../../src/shared/session/session.ts'

const session = (id: string, startedAt: number, more: Partial<Session>): Session => ({
  id,
  projectId: 'p',
  kind: 'guided',
  stage: 'intake',
  status: 'ended',
  startedAt,
  endedAt: null,
  ...more,
})

it('keeps begun answers apart, by sitting and question, until each is sent', () => {
  keepBegunAnswer(answerKey('s', 'q1'), 'one')
  keepBegunAnswer(answerKey('s', 'q2'), 'two')
  forgetBegunAnswer(answerKey('s', 'q1'))
  expect(useBegunAnswers.getState()).toEqual({ [answerKey('s', 'q2')]: 'two' })
})

it('offers the newest sitting that is open, spoken or guided', () => {
  expect(resumable([session('a', 1, {}), session('i', 9, { kind: 'imported', status: 'live' })])).toBeNull()
  expect(
    resumable([session('g', 1, { status: 'paused' }), session('v', 9, { kind: 'voice', status: 'paused' })])
      ?.id,
  ).toBe('v')
  expect(
    resumable([
      session('a', 1, { status: 'paused' }),
      session('b', 2, { status: 'live' }),
      session('c', 3, {}),
    ])?.id,
  ).toBe('b')
})
