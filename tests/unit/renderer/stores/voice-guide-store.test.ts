// Would catch: a change lost because another was still under way, and a refused one that stays on the screen.
import { expect, test } from 'vitest'
import { changeVoiceGuide, openVoiceGuide } from '../../../../src/renderer/stores/voice-guide-store.ts'
import { emptyVoiceGuide, type VoiceGuide } from '../../../../src/shared/drafting/voice-guide.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

const bridge = new FakeBridge().install()
const shown = () => openVoiceGuide.use.getState().value

test('changes in quick succession are all kept, a refused one is taken back', async () => {
  let kept: VoiceGuide = emptyVoiceGuide
  let refuse = false
  bridge.answer('voiceGuide.get', () => kept)
  bridge.answer('voiceGuide.set', (input) => {
    if (refuse) throw new Error('“GitHub” stands under both.')
    kept = (input as { guide: VoiceGuide }).guide
    return kept
  })
  openVoiceGuide.follow('p')
  await settle()
  const first = changeVoiceGuide('p', { wordsToUse: ['GitHub'] })
  bridge.emit('voiceGuide.changed', { projectId: 'p' })
  const second = changeVoiceGuide('p', { tense: 'past' })
  expect(shown()).toMatchObject({ wordsToUse: ['GitHub'], tense: 'past' })
  await Promise.all([first, second])
  await settle()
  expect(kept).toEqual({ ...emptyVoiceGuide, wordsToUse: ['GitHub'], tense: 'past' })
  expect(shown()).toEqual(kept)
  refuse = true
  await expect(changeVoiceGuide('p', { wordsToAvoid: ['GitHub'] })).rejects.toThrow('stands under both')
  await settle()
  expect(shown()).toEqual(kept)
})
