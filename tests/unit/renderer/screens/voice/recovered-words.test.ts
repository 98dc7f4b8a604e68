// Bugs caught: an interview that was cut off before its first line "kept with 0 lines", one without a project unnamed.
import { expect, it } from 'vitest'
import type { RecoveredSession } from '../../../../../src/shared/ipc/voice-views.ts'
import { recoveredWords } from '../../../../../src/renderer/screens/voice/recovered-words.ts'

const session: RecoveredSession['session'] = {
  id: 's',
  projectId: 'p',
  kind: 'voice',
  stage: 'intake',
  status: 'paused',
  startedAt: 0,
  endedAt: null,
}

it('says what is kept of it', () => {
  expect(recoveredWords({ session, projectTitle: 'The Lamp Room', items: 41, recordedMs: 872_000 })).toBe(
    'Your interview about “The Lamp Room” was cut off. Everything up to 14:32 of recording and 41 lines are kept.',
  )
  expect(recoveredWords({ session, projectTitle: null, items: 0, recordedMs: 3000 })).toBe(
    'An interview without a project yet is still open. Everything up to 0:03 of recording is kept.',
  )
})
