// Files in the author's folder: whole, never over another, never outside, and clear words when it fails.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { ServiceContext } from '../../../../src/main/context.ts'
import { paragraphHash } from '../../../../src/main/document/paragraph-hash.ts'
import { exportDocument, exportDocumentTo } from '../../../../src/main/export/export-document.ts'
import { exportTranscript } from '../../../../src/main/export/export-transcript.ts'
import { writeNewFile } from '../../../../src/main/export/write-new-file.ts'
import { insertNewProject } from '../../../../src/main/projects/create-project.ts'
import { saveDocument } from '../../../../src/main/store/queries/documents.ts'
import { saveParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import { updateProject } from '../../../../src/main/store/queries/projects.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeTempDir } from '../../../support/temp-store.ts'
import { tempContext } from '../import/import-kit.ts'

let folder: string
beforeEach(() => {
  folder = makeTempDir()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const MARKDOWN = '# Tëst\r\n\r\n\ttrailing  \n\n\n> “quoted” 🙂\n---\nno end'

function project(title: string): { ctx: ServiceContext; id: string } {
  const { ctx } = tempContext()
  const { id } = insertNewProject(ctx, { title: 'Plain', contentType: 'memoir' })
  updateProject(ctx.store, id, { title })
  saveDocument(ctx.store, { projectId: id, markdown: MARKDOWN, revision: 1, updatedAt: 1 })
  return { ctx, id }
}

describe('document', () => {
  test('front matter, then the document byte for byte; the next export gets the next name', async () => {
    const { ctx, id } = project('The "Shed"')
    const path = await exportDocumentTo(ctx, id, folder)
    expect(basename(path)).toBe('the-shed.md')
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(
      /^---\ntitle: "The \\"Shed\\""\ncontent_type: memoir\nexported_at: \d{4}-\S+Z\nwords: \d+\n---\n\n/,
    )
    expect(text.slice(text.indexOf('---\n\n') + 5)).toBe(MARKDOWN)
    expect(basename(await exportDocumentTo(ctx, id, folder))).toBe('the-shed-2.md')
    expect(basename(await exportDocumentTo(ctx, id, folder))).toBe('the-shed-3.md')
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(folder)).toHaveLength(3)
  })

  test.each([
    '../../etc/passwd',
    '/absolute/title',
    'nul\0byte',
    'CON',
    'x'.repeat(300),
    '🙂🙂',
    '..',
    'C:\\temp\\x',
  ])('a title of %j names one plain file in the folder', async (title) => {
    const { ctx, id } = project(title)
    const path = await exportDocumentTo(ctx, id, folder)
    expect(readdirSync(folder)).toEqual([basename(path)])
    expect(basename(path)).toMatch(/^[a-z0-9-]{1,90}\.md$/)
  })

  test('the dialog: cancelled, and a name that is taken is not overwritten', async () => {
    const { ctx, id } = project('Shed')
    expect(await exportDocument(ctx, { saveFile: async () => null }, id)).toEqual({
      cancelled: true,
      path: null,
    })
    const taken = join(folder, 'mine.md')
    writeFileSync(taken, 'the author’s own')
    const { path } = await exportDocument(ctx, { saveFile: async () => taken }, id)
    expect(path).toBe(join(folder, 'mine-2.md'))
    expect(readFileSync(taken, 'utf8')).toBe('the author’s own')
  })

  test('with sources: its own name, and a footnote for what a paragraph of the text as it stands rests on', async () => {
    const { ctx, id } = project('Shed')
    addSession(ctx.store, 's', id)
    saveTranscriptItem(ctx.store, 's', makeItem({ itemId: 'one', text: 'First.' }))
    const second = makeItem({ itemId: 'two', text: 'Second.', previousItemId: 'one' })
    saveTranscriptItem(ctx.store, 's', second)
    const paragraph = '> “quoted” 🙂\n---\nno end'
    saveParagraphSources(ctx.store, id, [
      { paragraphHash: paragraphHash(paragraph), excerpt: '', itemIds: ['two', 'gone', 'one'], jobId: 'j' },
      { paragraphHash: paragraphHash('of another text'), excerpt: '', itemIds: ['one'], jobId: 'j' },
    ])
    const asked: string[] = []
    const saveFile = async ({ defaultName }: { defaultName: string }) => {
      asked.push(defaultName)
      return join(folder, defaultName)
    }
    const { path } = await exportDocument(ctx, { saveFile }, id, 'sourced')
    expect(asked).toEqual(['shed-with-sources.md'])
    const text = readFileSync(path ?? '', 'utf8')
    expect(text.slice(text.indexOf('---\n\n') + 5)).toBe(
      `${MARKDOWN}[^1]\n\n[^1]: You, guided interview of 1970-01-01: “First.”; You, guided interview of 1970-01-01: “Second.”\n`,
    )
  })

  test('nothing said yet, and a project that is gone', async () => {
    const { ctx, id } = project('Shed')
    const ports = { saveFile: async () => join(folder, 'x.md') }
    await expect(exportTranscript(ctx, ports, id, 'md')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(exportDocument(ctx, ports, 'gone')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('writing', () => {
  test('a link of that name is not followed', async () => {
    const outside = join(makeTempDir(), 'target.md')
    symlinkSync(outside, join(folder, 'a.md'))
    expect(await writeNewFile(join(folder, 'a.md'), ['text'])).toBe(join(folder, 'a-2.md'))
    expect(() => statSync(outside)).toThrow(/ENOENT/)
  })

  test.each([
    ['a folder that is gone', () => join(folder, 'gone', 'a.md'), 'EXPORT_FAILED', /not there any more/],
    [
      'a file in place of the folder',
      () => (writeFileSync(join(folder, 'f'), ''), join(folder, 'f', 'a.md')),
      'EXPORT_FAILED',
      /not a folder/,
    ],
    ['a name with NUL', () => join(folder, 'a\0.md'), 'EXPORT_FAILED', /name/],
    ['a name of 300 characters', () => join(folder, `${'a'.repeat(300)}.md`), 'EXPORT_FAILED', /too long/],
  ])('%s: clear words, and nothing is left behind', async (_name, path, code, message) => {
    const target = path()
    const before = readdirSync(folder)
    const failing = expect(writeNewFile(target, ['text'])).rejects
    await failing.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(readdirSync(folder)).toEqual(before)
  })

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a read-only folder', async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o500)
    await expect(writeNewFile(join(locked, 'a.md'), ['x'])).rejects.toMatchObject({ code: 'EXPORT_FAILED' })
    chmodSync(locked, 0o700)
  })

  test.skipIf(process.platform !== 'linux')('a disk that takes nothing', async () => {
    // /proc refuses new files for everybody, also for root, as a read-only disk does.
    const failing = expect(writeNewFile('/proc/a.md', ['x'])).rejects
    await failing.toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringContaining('Your text is safe'),
    })
  })

  test('a source that breaks in the midst leaves no file', async () => {
    function* pieces() {
      yield 'x'.repeat(600_000)
      throw new Error('broken')
    }
    await expect(writeNewFile(join(folder, 'a.md'), pieces())).rejects.toThrow('broken')
    expect(readdirSync(folder)).toEqual([])
  })
})
