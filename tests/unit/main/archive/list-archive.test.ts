// The archive over real rows. Bugs caught: a sitting that is called drafted while words of it are not, a length of the wrong
// track, turns counted twice after a split, a deleted project's sittings that come back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listArchive } from '../../../../src/main/archive/list-archive.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { insertDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { insertSegment } from '../../../../src/main/store/queries/recording-segments.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { splitTurn } from '../../../../src/main/transcription/split-turn.ts'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { draftJob } from '../../../support/draft-job.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let ctx: RecordedContext
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  ;({ id: projectId } = createProject(ctx, { title: 'The Lamp Room', contentType: 'memoir' }))
  addSession(temp.store, 's1', projectId)
})
afterEach(() => temp.cleanup())

const only = () => listArchive(temp.store, projectId)[0]
function say(itemId: string, text: string | null, previousItemId: string | null = null): void {
  saveTranscriptItem(
    temp.store,
    's1',
    makeItem({ itemId, text, previousItemId, audioStartMs: 0, audioEndMs: 900 }),
  )
}
function record(track: 'author' | 'interviewer', n: number, startMs: number, durationMs: number): void {
  const file = `${track}-000${n}.webm`
  const row = { sessionId: 's1', track, n, file, mimeType: 'audio/webm', startMs, durationMs } as const
  insertSegment(temp.store, { ...row, bytes: 1, sha256: 'x', status: 'closed', createdAt: 1 })
}
const drafted = (itemsRead: Record<string, number>, id: string): void =>
  insertDraftJob(temp.store, draftJob({ id, projectId, status: 'complete', itemsRead }))

describe('the archive', () => {
  it('tells how far a sitting is', () => {
    expect(only()).toMatchObject({ state: 'empty', words: 0, recordedMs: 0, projectTitle: 'The Lamp Room' })
    record('author', 0, 0, 60_000)
    record('author', 1, 60_000, 1500)
    record('interviewer', 0, 0, 90_000)
    expect(only()).toMatchObject({ state: 'recorded', recordedMs: 61_500 })
    say('a', null)
    expect(only()).toMatchObject({ state: 'recorded', unwritten: 1 })
    say('a', 'three one four')
    expect(only()).toMatchObject({ state: 'transcribed', words: 3, unwritten: 0 })
    drafted({ s1: 1 }, 'j1')
    expect(only()?.state).toBe('drafted')
    say('b', 'and more', 'a')
    expect(only()).toMatchObject({ state: 'transcribed', words: 5 })
    drafted({ s1: 2 }, 'j2')
    expect(only()?.state).toBe('drafted')
  })

  it('counts the turns that stand, and each once', () => {
    say('a', 'three one four five')
    updateSession(temp.store, 's1', { status: 'ended', endedAt: 2 })
    splitTurn(ctx, { sessionId: 's1', itemId: 'a', at: 'three one'.length })
    expect(only()?.words).toBe(4)
  })

  it('holds what belongs to no project, newest first, and nothing of a deleted one', () => {
    addSession(temp.store, 's2', null)
    temp.store.sqlite.prepare(`UPDATE sessions SET started_at = 9000 WHERE id = 's2'`).run()
    expect(listArchive(temp.store, null).map(({ session }) => session.id)).toEqual(['s2', 's1'])
    expect(listArchive(temp.store, projectId).map(({ session }) => session.id)).toEqual(['s1'])
    temp.store.sqlite.prepare(`UPDATE projects SET deleted_at = 1`).run()
    expect(listArchive(temp.store, null).map(({ session }) => session.id)).toEqual(['s2'])
  })
})
