// Bugs caught: files that are joined in another order than is shown, one that cannot be read and is sent all the same, a
// title of the author's that the next file writes over.
import { expect, it } from 'vitest'
import {
  audioObstacle,
  beginInput,
  emptyForm,
  goodFiles,
  withFile,
  withFiles,
  withMoved,
  withoutFile,
} from '../../../../../src/renderer/screens/audio-import/audio-form.ts'
import {
  filesWords,
  fractionOf,
  leftWords,
} from '../../../../../src/renderer/screens/audio-import/import-words.ts'
import type { AudioImportView } from '../../../../../src/shared/ipc/audio-import-views.ts'

const chosen = (...names: string[]) =>
  names.map((name) => ({ fileId: name, name: `${name}.mp3`, bytes: 5, url: `/audio-import/${name}` }))
const filled = withFiles(emptyForm(null), chosen('tape_1', 'tape_2', 'tape_3'))
const names = (form: typeof filled) => form.files.map(({ fileId }) => fileId)

it('keeps the order that the author makes', () => {
  const moved = withMoved(withMoved(filled, 'tape_3', -1), 'tape_1', 1)
  expect(names(moved)).toEqual(['tape_3', 'tape_1', 'tape_2'])
  expect(names(withMoved(moved, 'tape_3', -1))).toEqual(names(moved))
  expect(names(withMoved(moved, 'tape_2', 1))).toEqual(names(moved))
  expect(names(withoutFile(moved, 'tape_1'))).toEqual(['tape_3', 'tape_2'])
})

it('proposes a title once', () => {
  expect(filled.title).toBe('Tape 1')
  expect(withFiles({ ...filled, title: 'Mine' }, chosen('x')).title).toBe('Mine')
})

it('waits until all are looked into, and leaves out those that cannot be read', () => {
  expect(audioObstacle(filled)).toBe('The files are being looked into.')
  const one = withFile(filled, 'tape_1', { durationMs: 900 })
  const two = withFile(one, 'tape_2', { durationMs: null, problem: 'It is damaged.' })
  const looked = withFile(two, 'tape_3', { durationMs: null })
  expect(audioObstacle(looked)).toBeNull()
  expect(goodFiles(looked)).toHaveLength(2)
  expect(beginInput(looked)).toMatchObject({
    files: [
      { fileId: 'tape_1', durationMs: 900 },
      { fileId: 'tape_3', durationMs: null },
    ],
    ...{ projectId: null, speaker: null },
  })
  expect(audioObstacle(withoutFile(withoutFile(looked, 'tape_1'), 'tape_3'))).toBe(
    'None of these files can be taken in.',
  )
})

it('asks for the name of another speaker', () => {
  const ready = withFile(withFiles(emptyForm('p'), chosen('a')), 'a', { durationMs: 1 })
  const other = { ...ready, speaks: 'other' as const }
  expect(audioObstacle(other)).toBe('Say who speaks.')
  expect(beginInput({ ...other, speaker: ' Ada ' })).toMatchObject({ speaker: 'Ada', projectId: 'p' })
  expect(beginInput({ ...ready, speaker: 'Ada' }).speaker).toBeNull()
})

it('says how far it is, over all files', () => {
  const view: AudioImportView = {
    ...{
      importId: 'i',
      sessionId: 's',
      projectId: null,
      status: 'running',
      fileAt: 1,
      doneMs: 1000,
      error: null,
    },
    files: [3000, 4000, 1000].map((durationMs) => ({ name: 'a.mp3', bytes: 1, durationMs })),
  }
  expect(fractionOf(view)).toBe(0.5)
  expect(fractionOf({ ...view, files: view.files.map((file) => ({ ...file, durationMs: null })) })).toBeNull()
  expect(filesWords(view)).toBe('“a.mp3” and 2 more')
  expect([null, 4000, 31_000, 61_000, 250_000].map(leftWords)).toEqual([
    'Working out how long it takes',
    'A few seconds left',
    'About 40 seconds left',
    'About a minute left',
    'About 4 minutes left',
  ])
})
