// What the activity shows of the queue, over real rows. Bugs caught: an order that is not the one they run in, another
// project's old failures in front of this one's, a deleted project's recordings.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { storedSettings } from '../../../../src/main/settings/stored-settings.ts'
import { markProjectDeleted } from '../../../../src/main/store/queries/projects.ts'
import { listTranscriptionActivity } from '../../../../src/main/store/queries/transcription-activity.ts'
import { insertTranscriptionJob } from '../../../../src/main/store/queries/transcription-jobs.ts'
import {
  createTranscriptionQueue,
  type TranscriptionQueue,
} from '../../../../src/main/transcription/transcription-queue.ts'
import type { TranscriptionJob } from '../../../../src/shared/speech/transcription-job.ts'
import { addSession } from '../../../support/items.ts'
import { longTalk, scriptedSpeech } from '../../../support/scripted-speech.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'
import { transcriptionJob } from '../../../support/transcription-job.ts'

let temp: TempStore
let ctx: RecordedContext
let queue: TranscriptionQueue
let here: string
let elsewhere: string
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  here = createProject(ctx, { title: 'The Lamp Room', contentType: 'memoir' }).id
  elsewhere = createProject(ctx, { title: 'Another Book', contentType: 'memoir' }).id
  addSession(temp.store, 'here', here)
  addSession(temp.store, 'elsewhere', elsewhere)
  addSession(temp.store, 'loose', null)
  // Never started: the rows stay as they are put.
  queue = createTranscriptionQueue(ctx, {
    ...{
      speech: scriptedSpeech(longTalk(1)),
      command: never,
      hosted: never,
      bill: never,
      enqueueDraft: never,
    },
    ...{
      voices: scriptedSpeech([]),
      voicesModel: () => null,
      setupFor: never,
      recogniserFor: never,
      report: never,
    },
    settings: () => storedSettings(() => null),
  })
})
afterEach(async () => {
  await queue.stop()
  temp.cleanup()
})

function never(): never {
  throw new Error('Nothing runs here')
}

function add(id: string, sessionId: string, more: Partial<TranscriptionJob> = {}): void {
  insertTranscriptionJob(temp.store, transcriptionJob({ id, sessionId, ...more }))
}

const shown = () => listTranscriptionActivity(temp.store, here).map(({ job }) => job.id)

test('what runs, what waits in its order, what failed and what is done here; of others only what is under way', () => {
  add('done', 'here', { status: 'complete' })
  add('failed', 'here', { status: 'error', error: 'No.' })
  add('done later', 'here', { status: 'complete' })
  add('done elsewhere', 'elsewhere', { status: 'complete' })
  add('failed elsewhere', 'elsewhere', { status: 'error' })
  add('first', 'here')
  add('second', 'loose')
  add('urgent', 'elsewhere', { priority: 2 })
  add('running', 'here', { status: 'running', startedAt: 1 })
  expect(shown()).toEqual(['running', 'urgent', 'first', 'second', 'failed', 'done later', 'done'])
  expect(listTranscriptionActivity(temp.store, here)[1]).toMatchObject({
    ...{ kind: 'guided', projectId: elsewhere, projectTitle: 'Another Book', startedAt: 1000 },
  })
  markProjectDeleted(temp.store, elsewhere, 5)
  expect(shown()).not.toContain('urgent')
  expect(shown()).toContain('second')
})

test('what is asked to be next waits behind none of the others, and what runs or is over stays as it is', () => {
  add('first', 'here', { priority: 4 })
  add('second', 'here')
  add('running', 'here', { status: 'running', startedAt: 1 })
  expect(queue.next('second')).toMatchObject({ priority: 5 })
  expect(shown()).toEqual(['running', 'second', 'first'])
  expect(queue.next('second')).toMatchObject({ priority: 5 })
  expect(queue.next('running')).toMatchObject({ status: 'running', priority: 0 })
  expect(() => queue.next('gone')).toThrow(/gone/)
})
