// A library to search: two books, one recorded and told at length and written, and a talk that has no book yet.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProject } from '../../src/main/projects/create-project.ts'
import { setBlueprintField } from '../../src/main/projects/fill-blueprint.ts'
import { changeTodoStatus, createNote, createTodo } from '../../src/main/projects/keep-notes.ts'
import { saveDocument } from '../../src/main/store/queries/documents.ts'
import { insertSegment } from '../../src/main/store/queries/recording-segments.ts'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import type { Session } from '../../src/shared/session/session.ts'
import { repositoryRoot } from './electron-app.ts'
import { makeItem } from './items.ts'
import { makeContext } from './service-context.ts'
import { migrationsDir } from './temp-store.ts'

const BEEPS = join(repositoryRoot, 'tests/fixtures/sound/beeps.webm')
/** The day it was all told. */
const DAY = Date.UTC(2026, 10, 22, 10)

export const BOOK = 'The Iron Thimble'
export const SAID = 'My grandmother kept the iron thimble in a tin that had held Turkish delight.'
export const PARAGRAPH =
  'Nobody in the village had ever seen the thimble on her finger; it lay in its tin beside the clock, and was lent.'
export const NOTE = 'The thimble came from Père Lefèvre, the ship’s tailor, in 1911.'
export const TODO = 'Ask Davie who has the thimble now'
export const UNSEEN = 'What was the thimble lent for? Nobody has asked her sister yet.'

/** Fills the data folder of a studio that is not started yet. */
export function fillSearchLibrary(dataDir: string): void {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  try {
    store.transaction(() => fill(store))
  } finally {
    store.close()
  }
}

function fill(store: Store): void {
  const ctx = makeContext(store)
  const projectId = createProject(ctx, { title: BOOK, contentType: 'memoir' }).id
  addSession(store, { id: 'recorded', projectId, kind: 'recording', status: 'ended' })
  addSession(store, { id: 'guided', projectId, kind: 'guided', status: 'ended' })
  addSession(store, { id: 'unplaced', projectId: null, kind: 'guided', status: 'paused' })
  tellRecorded(store)
  tellLong(store)
  saveTranscriptItem(store, 'unplaced', makeItem({ itemId: 'unplaced-1', text: UNSEEN, createdAt: DAY }))
  createNote(ctx, { projectId, noteType: 'fact', content: NOTE })
  for (let n = 0; n < 30; n++) {
    createNote(ctx, { projectId, noteType: 'story', content: `The harbour in winter, part ${n}.` })
  }
  const todo = createTodo(ctx, { projectId, label: TODO })
  changeTodoStatus(ctx, todo.id, 'resolved')
  setBlueprintField(ctx, { projectId, field: 'timeline', value: 'The thimble first, the war after it.' })
  writeBook(store, projectId)
  const other = createProject(ctx, { title: 'Bread and lamps', contentType: 'article' }).id
  addSession(store, { id: 'other', projectId: other, kind: 'guided', status: 'ended' })
  const text = 'A thimble of yeast, no more, and the lamp turned low.'
  saveTranscriptItem(store, 'other', makeItem({ itemId: 'other-1', text, createdAt: DAY }))
}

type Begun = Pick<Session, 'id' | 'projectId' | 'kind' | 'status'>

function addSession(store: Store, session: Begun): void {
  const endedAt = session.status === 'ended' ? DAY + 3_600_000 : null
  insertSession(store, { ...session, stage: 'ghostwriting', startedAt: DAY, endedAt })
}

function tellRecorded(store: Store): void {
  const told = [SAID, 'It rained on the day she gave it to me.', 'I was nine, and I lost it within the week.']
  told.forEach((text, n) => {
    const times = { audioStartMs: n * 1000, audioEndMs: n * 1000 + 900 }
    const previousItemId = n === 0 ? null : `recorded-${n - 1}`
    const item = makeItem({ itemId: `recorded-${n}`, previousItemId, text, createdAt: DAY + n, ...times })
    saveTranscriptItem(store, 'recorded', item)
  })
  const folder = join(store.dataDir, 'recordings/recorded')
  mkdirSync(folder, { recursive: true })
  copyFileSync(BEEPS, join(folder, 'author-0000.webm'))
  const sound = readFileSync(BEEPS)
  insertSegment(store, {
    ...{ sessionId: 'recorded', track: 'author', n: 0, file: 'author-0000.webm', mimeType: 'audio/webm' },
    ...{ startMs: 0, durationMs: 3000, bytes: sound.length, status: 'closed', createdAt: DAY },
    sha256: createHash('sha256').update(sound).digest('hex'),
  })
}

/** Long enough that the line which is found is out of sight. */
function tellLong(store: Store): void {
  for (let n = 0; n < 160; n++) {
    const isAnswer = n % 2 === 1
    const text = isAnswer
      ? `We went down to the water for the ${n}th time, and the light was very low over the skerry.`
      : `And what came after that, number ${n}?`
    saveTranscriptItem(
      store,
      'guided',
      makeItem({
        itemId: `guided-${n}`,
        previousItemId: n === 0 ? null : `guided-${n - 1}`,
        role: isAnswer ? 'user' : 'assistant',
        text:
          n === 121
            ? 'Then the lighthouse keeper’s wife asked to borrow the thimble for a wedding sail.'
            : text,
        createdAt: DAY + n,
      }),
    )
  }
}

function writeBook(store: Store, projectId: string): void {
  const filler = (n: number) =>
    `On the ${n}th evening the boats came home late, and the women on the pier counted them twice before they spoke.`
  const paragraphs = Array.from({ length: 90 }, (_, n) => {
    const text = n === 61 ? PARAGRAPH : filler(n)
    return n % 15 === 0 ? `## Part ${n / 15 + 1}\n\n${text}` : text
  })
  const markdown = `# ${BOOK}\n\n${paragraphs.join('\n\n')}\n`
  saveDocument(store, { projectId, markdown, revision: 1, updatedAt: DAY })
}
