// Bugs caught: a path that the page is told, an import that a crash leaves running for ever, half a segment that is played
// before the same minute again, a cancel that leaves sound or takes a project that has other things in it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AudioImports } from '../../../../src/main/audio-import/audio-imports.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { changeProject } from '../../../../src/main/projects/update-project.ts'
import { Recordings } from '../../../../src/main/recordings/recordings.ts'
import { findAudioImport } from '../../../../src/main/store/queries/audio-imports.ts'
import { findProject } from '../../../../src/main/store/queries/projects.ts'
import { listSegments } from '../../../../src/main/store/queries/recording-segments.ts'
import { findSession } from '../../../../src/main/store/queries/sessions.ts'
import { keepPhrase } from '../../../../src/main/transcription/keep-phrase.ts'
import { soundTurns } from '../../../../src/main/transcription/sound-of-session.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'
import { writeBeepWav } from '../../../support/wav-files.ts'

let temp: TempStore
let ctx: RecordedContext
let recordings: Recordings
let imports: AudioImports
let transcribed: string[]
let files: string[]

beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  recordings = new Recordings(ctx)
  transcribed = []
  imports = open()
  const folder = join(temp.dataDir, 'from')
  mkdirSync(folder)
  files = ['tape 10.wav', 'tape 2.wav'].map((name) => join(folder, name))
  for (const file of files) writeBeepWav(file, { seconds: 1 })
})
afterEach(async () => {
  await recordings.stop()
  temp.cleanup()
})

/** As at a start. */
function open(): AudioImports {
  return new AudioImports(ctx, {
    closeRecording: (sessionId) => recordings.close({ sessionId, track: 'author' }),
    transcribe: (sessionId) => void transcribed.push(sessionId),
  })
}

async function begin(projectId: string | null = null, speaker: string | null = null) {
  const { files: chosen } = await imports.choose(files)
  return imports.begin({
    files: chosen.map(({ fileId }) => ({ fileId, durationMs: 1000 })),
    ...{ projectId, title: 'Tapes', contentType: 'memoir', speaker },
  })
}

async function writeSegment(sessionId: string, startMs: number, durationMs: number | null): Promise<void> {
  const of = { sessionId, track: 'author' } as const
  const { n } = await recordings.begin({ ...of, mimeType: 'audio/webm;codecs=opus', startMs })
  await recordings.append({ ...of, n, at: 0, data: new Uint8Array([1, 2, 3]) })
  if (durationMs !== null) await recordings.finish({ ...of, n, durationMs })
}

it('tells the page names and addresses, in the order of the names, and no path', async () => {
  const chosen = await imports.choose([
    ...files,
    join(temp.dataDir, 'nothing.wav'),
    join(temp.dataDir, 'from'),
  ])
  expect(chosen.files.map(({ name }) => name)).toEqual(['tape 2.wav', 'tape 10.wav'])
  expect(chosen.refused.map(({ reason }) => reason)).toEqual([
    ...['“from” is not a file.', '“nothing.wav” is not there.'],
  ])
  const [first] = chosen.files
  expect(first?.url).toBe(`/audio-import/${first?.fileId}`)
  expect(imports.source(first?.fileId ?? '')?.path).toBe(files[1])
  const view = await begin()
  const opened = await imports.open(view.importId)
  expect(JSON.stringify([chosen, view, opened, ctx.events])).not.toContain(temp.dataDir)
  imports.forget([first?.fileId ?? ''])
  expect(imports.source(first?.fileId ?? '')).toBeNull()
})

it('moves on with each segment, ends the session and has it transcribed', async () => {
  const { importId, sessionId } = await begin()
  expect(findSession(temp.store, sessionId)).toMatchObject({ kind: 'recording', status: 'paused' })
  expect(await imports.open(importId)).toMatchObject({ fileStartMs: 0, view: { fileAt: 0, doneMs: 0 } })
  imports.kept({ importId, fileAt: 0, doneMs: 900 })
  imports.fileDone({ importId, fileAt: 0, durationMs: 1040, broken: 'It broke.' })
  expect(() => imports.finish(importId)).toThrow('Some files are not in yet')
  expect(() => imports.kept({ importId, fileAt: 0, doneMs: 5 })).toThrow('not at this file')
  expect(await imports.open(importId)).toMatchObject({ fileStartMs: 1040, urls: [null, expect.any(String)] })
  imports.fileDone({ importId, fileAt: 1, durationMs: 1000, broken: null })
  expect(transcribed).toEqual([])
  expect(imports.finish(importId)).toMatchObject({ status: 'complete', error: 'It broke.' })
  expect(transcribed).toEqual([sessionId])
  expect(findSession(temp.store, sessionId)?.status).toBe('ended')
  expect(imports.list()).toEqual([])
  await expect(imports.open(importId)).rejects.toThrow('complete already')
  await expect(imports.cancel(importId)).rejects.toThrow('complete already')
})

it('rests after a crash, and goes on without what was half written', async () => {
  const { importId, sessionId } = await begin()
  await imports.open(importId)
  await writeSegment(sessionId, 0, 600)
  imports.kept({ importId, fileAt: 0, doneMs: 600 })
  await writeSegment(sessionId, 600, 300)
  await writeSegment(sessionId, 900, null)
  imports = open()
  expect(imports.list()).toMatchObject([{ importId, status: 'paused', doneMs: 600 }])
  await imports.open(importId)
  expect(listSegments(temp.store, sessionId).map(({ startMs }) => startMs)).toEqual([0])
  expect(existsSync(join(temp.dataDir, 'recordings', sessionId, 'author-0001.webm'))).toBe(false)
})

it('runs one at a time', async () => {
  const first = await begin()
  const second = await begin()
  await imports.open(first.importId)
  await expect(imports.open(second.importId)).rejects.toThrow('Another import is under way')
  imports.pause(first.importId)
  await imports.open(second.importId)
})

it('does not go on with a file that changed or is gone', async () => {
  const { importId } = await begin()
  writeFileSync(files[0] ?? '', 'another')
  await expect(imports.open(importId)).rejects.toThrow('“tape 10.wav” has changed since')
  rmSync(files[0] ?? '')
  await expect(imports.open(importId)).rejects.toThrow('“tape 10.wav” is not where it was')
  expect(findAudioImport(temp.store, importId)?.status).toBe('paused')
})

it('leaves nothing of a cancelled import, and takes no project that has something else', async () => {
  const own = await begin()
  await imports.open(own.importId)
  await writeSegment(own.sessionId, 0, null)
  await imports.cancel(own.importId)
  expect(findSession(temp.store, own.sessionId)).toBeNull()
  expect(findAudioImport(temp.store, own.importId)).toBeNull()
  expect(findProject(temp.store, own.projectId ?? '')).toBeNull()
  expect(existsSync(join(temp.dataDir, 'recordings', own.sessionId))).toBe(false)

  const { id } = createProject(ctx, { title: 'There before', contentType: 'memoir' })
  await imports.cancel((await begin(id)).importId)
  expect(findProject(temp.store, id)).not.toBeNull()

  const worked = await begin()
  changeProject(ctx, { projectId: worked.projectId ?? '', goal: 'To remember' })
  await imports.cancel(worked.importId)
  expect(findProject(temp.store, worked.projectId ?? '')).not.toBeNull()
})

it('takes no words of somebody else for the author’s', async () => {
  const phrase = { startMs: 0, endMs: 900, text: 'And then the boat came.', words: null }
  const heard = { phrase, source: 'pass', engine: 'local', model: 'm', jobId: null } as const
  const own = await begin()
  expect(keepPhrase(ctx, { sessionId: own.sessionId, ...heard })).toMatchObject([
    { role: 'user', payload: null },
  ])
  const hers = await begin(null, 'Aunt Ada')
  expect(keepPhrase(ctx, { sessionId: hers.sessionId, ...heard })).toMatchObject([
    { role: 'assistant', payload: { speaker: 'Aunt Ada' } },
  ])
  // A later pass knows that there are words already.
  expect(soundTurns(temp.store, hers.sessionId)).toMatchObject([{ startMs: 0, endMs: 900, hasWords: true }])
})
