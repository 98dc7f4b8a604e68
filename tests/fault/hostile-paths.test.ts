// Names that mean to leave their folder, wherever a name or a path comes in. Catches: a file outside of the folder that was
// chosen, or one from outside that is read. Beside the chosen folder and the data folder lies a secret, watched by bytes.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveFile } from '../../src/main/app/serve-file.ts'
import { serveImportSources } from '../../src/main/app/serve-import-source.ts'
import { serveRecordings } from '../../src/main/app/serve-recording.ts'
import { createSourceFiles } from '../../src/main/audio-import/source-files.ts'
import type { ServiceContext } from '../../src/main/context.ts'
import { exportDocument, exportDocumentTo } from '../../src/main/export/export-document.ts'
import { exportTranscript } from '../../src/main/export/export-transcript.ts'
import { importInterviewFile } from '../../src/main/import/import-file.ts'
import { insertNewProject } from '../../src/main/projects/create-project.ts'
import { recordingFolder } from '../../src/main/recordings/recording-files.ts'
import { createBackup } from '../../src/main/store/backups.ts'
import { updateProject } from '../../src/main/store/queries/projects.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { restoreBackup } from '../../src/main/store/restore.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { StudioError } from '../../src/shared/errors.ts'
import { addSession, makeItem } from '../support/items.ts'
import { makeContext } from '../support/service-context.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const SECRET = 'a file of the author that nobody chose'
const names = [
  ...['../outside/secret.txt', '../../outside/new.md', '..', '.', '', '/etc/passwd', '/', '~/.ssh/id_rsa'],
  ...[
    '..\\..\\outside\\new.md',
    'C:\\Windows\\win.ini',
    '\\\\host\\share\\x',
    'CON',
    'NUL.txt',
    'com1',
    'LPT9.md',
  ],
  ...[
    'a\u0000b',
    '\u0000',
    'x'.repeat(300),
    'ü'.repeat(300),
    '%2e%2e%2foutside%2fsecret.txt',
    '..%5coutside',
  ],
  ...[
    '%00',
    '....//....//outside',
    'file:///etc/passwd',
    'a/b/c',
    '-rf',
    '$(touch new)',
    '`touch new`',
    '|x',
    '*?',
  ],
  ...['link', 'link/secret.txt', 'a\nb', '\u202Etxt.exe', 'trailing. ', '.hidden', 'x/../../outside/new.md'],
]

let folder: string
let chosen: string
let dataDir: string
let store: Store
let ctx: ServiceContext
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-hostile-'))
  chosen = join(folder, 'chosen')
  dataDir = join(folder, 'data')
  for (const path of [chosen, dataDir, join(folder, 'outside')]) mkdirSync(path)
  writeFileSync(join(folder, 'outside', 'secret.txt'), SECRET)
  for (const from of [chosen, dataDir]) symlinkSync(join(folder, 'outside'), join(from, 'link'))
  store = openStore({ dataDir, migrationsDir, now: Date.now })
  ctx = makeContext(store)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What lies beside the chosen folder and the data folder. */
function beside(): string[] {
  const left = readdirSync(folder).sort()
  const files = readdirSync(join(folder, 'outside')).sort()
  return [...left, ...files, readFileSync(join(folder, 'outside', 'secret.txt'), 'utf8')]
}

/** Refusals have words; anything else that is thrown is a bug. */
async function tried(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof StudioError) return error.code
    throw error
  }
}

const served = async (answer: Response | null): Promise<string> => (answer === null ? '' : answer.text())

/** Each gets a name, and gives what it wrote or read, to be looked at for what must not be there. */
const ways: Record<string, (name: string, n: number) => Promise<unknown>> = {
  async 'the title of an export'(name, n) {
    const { id } = insertNewProject(ctx, { title: `Plain ${n}`, contentType: 'memoir' })
    updateProject(store, id, { title: name })
    addSession(store, `s${n}`, id)
    saveTranscriptItem(store, `s${n}`, makeItem({ itemId: 'a', text: 'Said.' }))
    const saveFile = async ({ defaultName }: { defaultName: string }) => join(chosen, defaultName)
    return [
      await tried(() => exportDocumentTo(ctx, id, chosen)),
      await tried(() => exportDocument(ctx, { saveFile }, id)),
      await tried(() => exportTranscript(ctx, { saveFile }, id, 'json')),
    ]
  },
  async 'an import that names it'(name, n) {
    const path = join(chosen, `talk-${n}.json`)
    writeFileSync(path, JSON.stringify([{ speaker: name, text: `${name} said.` }]))
    return tried(() =>
      importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir', title: name }),
    )
  },
  'a file to import': (name) =>
    tried(() =>
      importInterviewFile(ctx, {
        path: join(chosen, name, 'none.txt'),
        projectId: null,
        contentType: 'memoir',
      }),
    ),
  'a sound to import': (name) =>
    tried(() => createSourceFiles(ctx.newId).choose([join(chosen, name, 'none.webm')])),
  'a session with a recording': (name) => tried(() => recordingFolder(dataDir, name)),
  async 'an address of a recording'(name) {
    const serve = serveRecordings(dataDir, async () => true)
    const url = `app://studio/recordings/${encodeURIComponent(name)}/author-0001.webm`
    return [
      await served(await serve(new Request(url))),
      await served(await serve(new Request(`${url}/${name}`))),
    ]
  },
  async 'an address of a sound to import'(name) {
    const serve = serveImportSources(async () => null)
    return served(await serve(new Request(`app://studio/audio-import/${encodeURIComponent(name)}`)))
  },
  async 'an address of the page'(name) {
    const plain = URL.canParse(`app://studio/${name}`) ? [`app://studio/${name}`] : []
    const urls = [...plain, `app://studio/${encodeURIComponent(name)}`]
    return Promise.all(urls.map(async (url) => served(await serveFile(chosen, new Request(url), undefined))))
  },
  'a backup to restore': (name) => tried(() => restoreBackup(dataDir, name)),
}

test('no name leaves its folder', { timeout: 120_000 }, async () => {
  createBackup(store, 'manual')
  const before = beside()
  const figures = { attempts: 0, outside: 0, read: 0 }
  for (const [way, use] of Object.entries(ways)) {
    for (const [n, name] of names.entries()) {
      const what = JSON.stringify(await use(name, n)) ?? ''
      figures.attempts += 1
      if (JSON.stringify(beside()) !== JSON.stringify(before)) figures.outside += 1
      if (what.includes(SECRET)) figures.read += 1
      expect(what, `${way}: ${JSON.stringify(name)}`).not.toContain(SECRET)
    }
  }
  tellFigures('hostile-paths', figures)
  expect(figures).toMatchObject({ outside: 0, read: 0 })
  expect(figures.attempts).toBeGreaterThanOrEqual(countOf('hostile-paths'))
  // Exports of all those titles, under names that any system takes.
  const exported = readdirSync(chosen).filter(
    (file) => /\.(md|json)$/.test(file) && !file.startsWith('talk-'),
  )
  expect(exported.length).toBeGreaterThan(names.length)
  for (const file of exported) expect(file).toMatch(/^[a-z0-9][a-z0-9-]*\.(md|json)$/)
})
