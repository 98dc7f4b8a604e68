// Bugs caught: a voice that is taken for the author's before anybody said so, a name that is lost by being emptied, and what
// was said to be the author's that is not any more because only a name was changed.
import { expect, it } from 'vitest'
import { namedVoices, speakersForm } from '../../../../../src/renderer/screens/archive/speakers-form.ts'
import type { SpeakerView } from '../../../../../src/shared/ipc/speaker-routes.ts'

const speaker = (voice: number, isAuthor: boolean): SpeakerView => ({
  ...{ voice, name: `Speaker ${voice}`, isAuthor, turns: 1, ms: 1000, sample: { startMs: 0, endMs: 1000 } },
})

it('marks a voice as the author’s only where it is told from the others', () => {
  expect(speakersForm([speaker(1, true), speaker(2, true)]).author).toBeNull()
  expect(speakersForm([speaker(1, false), speaker(2, true)])).toEqual({
    ...{ names: { 1: 'Speaker 1', 2: 'Speaker 2' }, author: 2 },
  })
})

it('keeps what was not changed', () => {
  const voices = [speaker(1, true), speaker(2, true)]
  expect(namedVoices(voices, { names: { 1: ' Ada ', 2: ' ' }, author: null })).toEqual([
    { voice: 1, name: 'Ada', isAuthor: true },
    { voice: 2, name: 'Speaker 2', isAuthor: true },
  ])
  const [first, second] = namedVoices(voices, { names: {}, author: 2 })
  expect([first?.isAuthor, second?.isAuthor]).toEqual([false, true])
})
