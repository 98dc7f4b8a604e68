// Words beside a model. Bugs caught: a download whose time left is nonsense, a slow model that is called fast, buttons that
// offer what cannot be done.
import { describe, expect, it } from 'vitest'
import type { ModelView } from '../../../../../src/shared/ipc/model-views.ts'
import { actsOf, factsOf, progressWords } from '../../../../../src/renderer/screens/settings/model-words.ts'
import { modelOptions } from '../../../../../src/renderer/screens/settings/speech-choices.ts'
import {
  speechErrors,
  speechForm,
  speechInput,
} from '../../../../../src/renderer/screens/settings/speech-form.ts'
import { stored } from './kept-settings.ts'

const model: ModelView = {
  ...{ id: 'm', title: 'Live English', about: '', languages: ['en'], role: 'live' },
  ...{
    licence: 'MIT',
    licenceUrl: '',
    downloadBytes: 100 * 1024 ** 2,
    bytes: 50 * 1024 ** 2,
    host: 'example.org',
  },
  ...{ state: 'none', doneBytes: 0, rate: null, speed: null, measuring: false, problem: null },
}

describe('a model in words', () => {
  it('tells where it comes from while it is not here, and how fast it is once it is known', () => {
    expect(factsOf(model)).toBe('English · 100 MB from example.org, 50 MB on the disk · MIT')
    const here: ModelView = { ...model, state: 'installed', languages: ['en', 'de'] }
    expect(factsOf({ ...here, speed: 3.14 })).toContain(
      '2 languages · 50 MB on the disk · MIT · 3.1 times as fast',
    )
    expect(factsOf({ ...here, speed: 0.6 })).toContain('slower than speech')
    expect(factsOf({ ...here, measuring: true })).toContain('measuring')
  })

  it('tells how long a download goes on', () => {
    const half = { ...model, state: 'downloading', doneBytes: 50 * 1024 ** 2 } as const
    expect(progressWords(half)).toBe('50 MB of 100 MB')
    expect(progressWords({ ...half, rate: 1024 ** 2 / 4 })).toBe('50 MB of 100 MB · about 3 minutes left')
    expect(progressWords({ ...half, rate: 50 * 1024 ** 2 })).toContain('less than a minute')
    expect(progressWords({ ...half, rate: 0 })).toBe('50 MB of 100 MB')
    expect(progressWords({ ...half, state: 'paused' })).toContain('paused')
  })

  it('offers what can be done in each state', () => {
    const labels = (state: ModelView['state'], role: ModelView['role'] = 'live') =>
      actsOf({ state, role }).map(({ label }) => label)
    expect(labels('none')).toEqual(['Download'])
    expect(labels('downloading')).toEqual(['Pause', 'Cancel'])
    expect(labels('paused')).toEqual(['Go on', 'Cancel'])
    expect(labels('installed')).toEqual(['Measure speed', 'Delete'])
    // It writes nothing that could be timed.
    expect(labels('installed', 'voices')).toEqual(['Delete'])
  })

  it('stays in the choice when it is kept and not installed', () => {
    expect(modelOptions([model], 'm', 'None').at(-1)).toEqual({
      value: 'm',
      label: 'Live English (not installed)',
    })
    expect(modelOptions([{ ...model, state: 'installed' }], 'm', 'None')).toHaveLength(2)
    // Bug: what only tells voices apart can be chosen to write.
    expect(modelOptions([{ ...model, role: 'voices', state: 'installed' }], '', 'None')).toHaveLength(1)
  })
})

describe('what writes recordings down', () => {
  const form = speechForm(stored)

  it('is allowed to send sound only when the service was chosen', () => {
    expect(speechInput({ ...form, transcriber: 'hosted' }).hostedTranscription).toBe(true)
    expect(speechInput({ ...form, transcriber: 'local' }).hostedTranscription).toBe(false)
  })

  it('needs to know where a program is told the sound', () => {
    expect(speechErrors({ ...form, transcriber: 'command', transcriberCommand: 'whisper' })).toHaveProperty(
      'transcriberCommand',
    )
    expect(speechErrors({ ...form, transcriber: 'command', transcriberCommand: '' })).toHaveProperty(
      'transcriberCommand',
    )
    expect(speechErrors({ ...form, transcriber: 'command', transcriberCommand: 'whisper {wav}' })).toEqual({})
    expect(speechErrors({ ...form, transcriberCommand: '' })).toEqual({})
  })
})
