// Transcribes recordings until it is killed: each first, then again. Prints `ready` when it runs. The third argument says
// what for: `finish` works off what is there and ends; `random` waits to be killed; the name of an event means that it
// kills itself at the `n`th time main tells of it, right after a commit.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Emit, ServiceContext } from '../../src/main/context.ts'
import { insertProject, listProjects } from '../../src/main/store/queries/projects.ts'
import { insertSession, listSessions } from '../../src/main/store/queries/sessions.ts'
import { setSetting, getSetting } from '../../src/main/store/queries/settings.ts'
import { insertTodo } from '../../src/main/store/queries/todos.ts'
import { listTranscriptionJobs } from '../../src/main/store/queries/transcription-jobs.ts'
import { openStore } from '../../src/main/store/store.ts'
import { storedSettings } from '../../src/main/settings/stored-settings.ts'
import { createTranscriptionQueue } from '../../src/main/transcription/transcription-queue.ts'
import { addRecording, longTalk, scriptedSpeech } from '../support/scripted-speech.ts'

const [dataDir = '', migrationsDir = '', mode = 'random', nth = '1'] = process.argv.slice(2)
const PHRASES = 40
const talk = longTalk(PHRASES)
const totalMs = (talk.at(-1)?.endMs ?? 0) + 1000

const store = openStore({ dataDir, migrationsDir, now: Date.now })
let told = 0
const emit: Emit = (name) => {
  if (name === mode && (told += 1) >= Number(nth)) process.kill(process.pid, 'SIGKILL')
}
const ctx: ServiceContext = { store, emit, now: Date.now, newId: randomUUID }
if (listProjects(store).length === 0) {
  const at = Date.now()
  const project = {
    id: 'p1',
    title: 'T',
    contentType: 'memoir',
    goal: null,
    targetWords: null,
    status: 'active',
  } as const
  insertProject(store, { ...project, createdAt: at, updatedAt: at })
  setSetting(store, 'pass_model', 'base')
}

function addSession(n: number): string {
  const at = Date.now()
  const session = {
    id: `s${n}`,
    projectId: 'p1',
    kind: 'recording',
    stage: 'ghostwriting',
    status: 'ended',
  } as const
  store.transaction(() => {
    insertSession(store, { ...session, startedAt: at, endedAt: at })
    addRecording(store, session.id, totalMs)
  })
  return session.id
}

const noEngine = (): never => {
  throw new Error('Another engine was asked')
}
const speech = scriptedSpeech(talk)
speech.pauseMs = 2
const queue = createTranscriptionQueue(ctx, {
  ...{
    speech,
    voices: speech,
    voicesModel: () => null,
    bill: (transcriber) => transcriber,
    command: noEngine,
    hosted: noEngine,
  },
  setupFor: (recogniser) => ({ vadModel: '/vad', recogniser }),
  recogniserFor: () => ({ kind: 'zipformerCtc', files: {} }),
  settings: () => storedSettings((key) => getSetting(store, key)),
  // What is asked for is a row of the same transaction, so that it can be counted.
  enqueueDraft: ({ sessionId, summary = '' }) =>
    insertTodo(store, {
      ...{ id: randomUUID(), projectId: 'p1', sessionId, label: summary, status: 'open' },
      ...{ createdAt: Date.now(), resolvedAt: null },
    }),
  report: (error) => void writeSync(2, `${String(error)}\n`),
})
writeSync(1, 'ready\n')
queue.start()

/** The next thing to do: a session that was written down once is gone over again, else another is recorded. */
function ask(): void {
  const sessions = listSessions(store, 'p1')
  const last = sessions.at(-1)
  const jobs = last === undefined ? [] : listTranscriptionJobs(store, { sessionId: last.id })
  if (last === undefined || jobs.length >= 2)
    queue.enqueue({ sessionId: addSession(sessions.length), purpose: 'first' })
  else queue.enqueue({ sessionId: last.id, purpose: jobs.length === 0 ? 'first' : 'again' })
}

if (mode === 'finish') {
  await queue.idle()
  await queue.stop()
  store.close()
} else {
  for (;;) {
    await queue.idle()
    ask()
    await pause(1)
  }
}
