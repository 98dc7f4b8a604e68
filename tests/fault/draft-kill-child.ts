// Drafts and types into one project until it is killed. Prints `typed <word>` after each acknowledged push, and
// `ready` when it runs. The third argument says what for: `finish` works off what is there and ends; `random` waits to
// be killed; the name of an event means that it kills itself the moment main tells of it, right after the commit.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Emit, ServiceContext } from '../../src/main/context.ts'
import { createDocumentAuthority } from '../../src/main/document/document-authority.ts'
import { DraftQueue } from '../../src/main/drafting/draft-queue.ts'
import { insertProject, listProjects } from '../../src/main/store/queries/projects.ts'
import { openStore } from '../../src/main/store/store.ts'
import type { Drafter } from '../../src/shared/drafting/drafter.ts'

const [dataDir = '', migrationsDir = '', mode = 'random'] = process.argv.slice(2)
const store = openStore({ dataDir, migrationsDir, now: Date.now })
const emit: Emit = (name, payload) => {
  const what = 'by' in payload && payload.by === 'drafter' ? `${name} by drafter` : name
  if (what === mode) process.kill(process.pid, 'SIGKILL')
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
}

/** Writes one section a job, one paragraph a request, in small steps. */
const slow: Drafter = {
  name: 'slow',
  async draft(context, { signal, onProgress }) {
    for (let step = 0; step < 6 && !signal.aborted; step++) {
      onProgress({ section: null, fraction: step / 6 })
      await pause(Math.random() * 12)
    }
    const paragraphs = context.requests.map((request) => ({ markdown: `Words for ${request}.`, sources: [] }))
    const edit = {
      op: 'insert',
      heading: `Part ${context.requests[0] ?? ''}`,
      paragraphs,
      status: 'complete',
    } as const
    return {
      summary: 'Drafted.',
      edits: [edit],
      todos: [{ label: `Ask about ${context.requests[0] ?? ''}`, reason: '' }],
      resolvedTodoIds: [],
    }
  },
}

const documents = createDocumentAuthority(ctx)
const report = (error: unknown): void => {
  writeSync(2, `${String(error)}\n`)
}
const queue = new DraftQueue(ctx, { documents, drafter: () => slow, report })
writeSync(1, 'ready\n')
queue.start()

if (mode === 'finish') {
  await queue.idle()
  await queue.stop()
  store.close()
} else {
  for (;;) {
    queue.enqueueDraft({
      projectId: 'p1',
      sessionId: null,
      urgency: 'soon',
      summary: `request-${randomUUID()}`,
    })
    for (let key = 0; key < 4; key++) {
      const { document, version } = documents.open('p1')
      const word = `typed-${randomUUID()}`
      const end = document.markdown.length
      const changes = document.markdown === '' ? [[0, word, '']] : [[0, `${word} `], end]
      if (documents.push('p1', version, [{ clientId: 'author', changes }]).accepted)
        writeSync(1, `typed ${word}\n`)
      await pause(Math.random() * 25)
    }
  }
}
