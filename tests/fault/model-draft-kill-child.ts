// One life of a studio that drafts with a model, as main ties it together: says things, asks for drafts of them and
// types, until it is killed. Prints `loaded`, begins on the first byte of its input, and prints `typed <word>` after each
// acknowledged push. The last argument says when it kills itself, if it does; `finish` works off what is there and ends.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openDrafting } from '../../src/main/app/drafting-services.ts'
import type { Emit, ServiceContext } from '../../src/main/context.ts'
import { createApiKey } from '../../src/main/credentials/api-key.ts'
import { storedSettings } from '../../src/main/settings/stored-settings.ts'
import { insertProject, listProjects } from '../../src/main/store/queries/projects.ts'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import { listItems, saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { openStore } from '../../src/main/store/store.ts'
import { makeItem } from '../support/items.ts'

const [dataDir = '', migrationsDir = '', baseUrl = '', mode = ''] = process.argv.slice(2)
const PROJECT = 'p1'
const SESSION = 's1'

writeSync(1, 'loaded\n')
await once(process.stdin, 'data')
process.stdin.destroy()

const say = (words: string): void => void writeSync(2, `${words}\n`)
const die = (): void => void process.kill(process.pid, 'SIGKILL')
const dieWithin = (ms: number): void => void setTimeout(die, Math.random() * ms)

const emit: Emit = (_, payload) => {
  if ('flushId' in payload) {
    if (mode === 'merging') dieWithin(15)
    drafting.documents.flushed(payload.flushId)
  }
  if ('job' in payload && payload.job.status === 'running' && mode === 'begun') dieWithin(30)
  if ('job' in payload && payload.job.status === 'complete' && mode === 'told') die()
  if ('by' in payload && payload.by === 'drafter' && mode === 'committed') die()
}
const store = openStore({ dataDir, migrationsDir, now: Date.now })
const ctx: ServiceContext = { store, emit, now: Date.now, newId: randomUUID }
if (listProjects(store).length === 0) makeProject()

const settings = { ...storedSettings(() => null), draftingEngine: 'hosted', baseUrl } as const
const refuse = (): Promise<never> => Promise.reject(new Error('there is no keyring here'))
const box = { available: () => Promise.resolve(false), seal: refuse, open: refuse }
const key = createApiKey({ dataDir, box, slot: 'hosted', warn: say })
await key.keep(baseUrl, 'sk-test-kill')
const drafting = openDrafting(ctx, {
  settings: () => settings,
  keys: { apiKey: key, serverKey: key },
  log: { info: say, warn: say, bug: (context, error) => (say(`${context}: ${String(error)}`), '') },
})
if (mode === 'in the commit') dieInTheCommit()
drafting.queue.start()

if (mode === 'finish') {
  await drafting.queue.idle()
  await drafting.close()
  store.close()
} else {
  for (;;) {
    const summary = tell()
    drafting.queue.enqueueDraft({ projectId: PROJECT, sessionId: SESSION, urgency: 'soon', summary })
    for (let word = 0; word < 12; word++) {
      typeSomewhere()
      await pause(Math.random() * 30)
    }
  }
}

function makeProject(): void {
  const at = Date.now()
  const project = { id: PROJECT, title: 'The River House', contentType: 'memoir', status: 'active' } as const
  insertProject(store, { ...project, goal: null, targetWords: null, createdAt: at, updatedAt: at })
  const session = { id: SESSION, projectId: PROJECT, kind: 'guided', stage: 'ghostwriting' } as const
  insertSession(store, { ...session, status: 'live', startedAt: at, endedAt: null })
}

/** All is written, and none of it is committed. */
function dieInTheCommit(): void {
  const { documents } = drafting
  const apply = documents.applyDrafter.bind(documents)
  documents.applyDrafter = (edits) =>
    apply({
      ...edits,
      also(merged) {
        edits.also(merged)
        die()
      },
    })
}

/** The author says what was never said before. Returns it. */
function tell(): string {
  const itemId = `item-${randomUUID()}`
  const text = `Told in ${itemId} how the water came up to the kitchen door.`
  const previousItemId = listItems(store, SESSION).at(-1)?.itemId ?? null
  saveTranscriptItem(store, SESSION, makeItem({ itemId, previousItemId, text, createdAt: Date.now() }))
  return text
}

/** A word at the end of any line but the title. */
function typeSomewhere(): void {
  const { document, version } = drafting.documents.open(PROJECT)
  const { markdown } = document
  const ends = [...markdown.matchAll(/$/gm)].map(({ index }) => index).slice(1)
  const at = ends[Math.floor(Math.random() * ends.length)] ?? markdown.length
  const word = `typed-${randomUUID()}`
  const rest = markdown.length - at
  const inserted = markdown === '' ? [0, '# The River House', '', word] : [0, ` ${word}`]
  const changes = [...(at > 0 ? [at] : []), inserted, ...(rest > 0 ? [rest] : [])]
  if (drafting.documents.push(PROJECT, version, [{ clientId: 'author', changes }]).accepted)
    writeSync(1, `typed ${word}\n`)
}
