// What an import leaves in the store: whole, in order, checksummed, seen at once; or nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exportTranscriptTo } from '../../../../src/main/export/export-transcript.ts'
import { removeUnfinishedImports } from '../../../../src/main/import/commit-import.ts'
import { importInterviewFile } from '../../../../src/main/import/import-file.ts'
import { createImportService } from '../../../../src/main/import/import-interview.ts'
import { itemChecksum } from '../../../../src/main/store/item-checksum.ts'
import {
  finalizeTranscript,
  findFinalizedTranscript,
} from '../../../../src/main/store/queries/project-transcripts.ts'
import { listItemStates } from '../../../../src/main/store/queries/item-states.ts'
import { listSessionVersions } from '../../../../src/main/store/queries/item-versions.ts'
import { listProjects } from '../../../../src/main/store/queries/projects.ts'
import { insertSession, listSessions } from '../../../../src/main/store/queries/sessions.ts'
import {
  getTranscriptForProject,
  listItems,
  listKeptItems,
  saveTranscriptItem,
} from '../../../../src/main/store/queries/transcript.ts'
import { transcriptItems } from '../../../../src/main/store/schema.ts'
import { correctItem } from '../../../../src/main/transcription/correct-item.ts'
import { splitTurn } from '../../../../src/main/transcription/split-turn.ts'
import { strikeItem } from '../../../../src/main/transcription/strike.ts'
import { makeTempDir } from '../../../support/temp-store.ts'
import { tempContext, tempFile } from './import-kit.ts'

const talk =
  'Shed talk\n\nAnna: How was it?\n\nBen: Cold, “very” cold.\n\nAnna: And then?\n\nBen: We moved on.\n'

function countRows(ctx: ReturnType<typeof tempContext>['ctx'], table: string): unknown {
  return ctx.store.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
}

function service(chosen: string | null = null) {
  const { ctx, told } = tempContext()
  return { ctx, told, imports: createImportService(ctx, { openFile: async () => chosen }) }
}

describe('choose, look, import', () => {
  test('a new project with its session, items in a chain, a snapshot, and the window told after', async () => {
    const { ctx, told, imports } = service(tempFile('shed_talk.txt', talk))
    const preview = await imports.choose()
    expect(preview).toMatchObject({ title: 'Shed talk', format: 'text', turns: 4, fileName: 'shed_talk.txt' })
    expect(listProjects(ctx.store)).toEqual([])
    const target = {
      projectId: null,
      title: 'The Shed',
      contentType: 'memoir',
      authorSpeakers: ['Ben'],
    } as const
    const done = await imports.commit(preview?.importId ?? '', target)
    expect(done.items).toBe(5)
    const [view] = getTranscriptForProject(ctx.store, done.projectId)
    expect(view?.session).toMatchObject({ id: done.sessionId, kind: 'imported', status: 'ended' })
    expect(view?.items.map(({ role }) => role)).toEqual(['system', 'assistant', 'user', 'assistant', 'user'])
    expect(view?.items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
    expect(view?.items.map((item) => item.previousItemId)).toEqual([
      null,
      ...(view?.items.slice(0, -1).map(({ itemId }) => itemId) ?? []),
    ])
    expect(new Set(told.map(({ name }) => name))).toEqual(
      new Set(['import.progress', 'session.changed', 'transcript.changed', 'projects.changed']),
    )
    await expect(imports.commit(preview?.importId ?? '', target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('snapshot and checksums are those the store itself would write', async () => {
    const { ctx } = tempContext()
    const path = tempFile(
      'a.csv',
      'timestamp,speaker,words,tags\n0:05,Anna:,"He said &#8212; 🙂",x\n,Ben,Why?,\n',
    )
    const { sessionId, items } = await importInterviewFile(ctx, {
      path,
      projectId: null,
      contentType: 'memoir',
    })
    const before = findFinalizedTranscript(ctx.store, sessionId)
    expect(before).toMatchObject({ itemCount: items })
    expect(finalizeTranscript(ctx.store, sessionId, 1)).toEqual(before)
    expect(before?.snapshot).toBe(JSON.stringify(listItems(ctx.store, sessionId)))
    for (const row of ctx.store.db.select().from(transcriptItems).all())
      expect(itemChecksum(row)).toBe(row.sha256)
  })

  test('half a surrogate pair is stored as what its checksum is of', async () => {
    const { ctx } = tempContext()
    const first = await importInterviewFile(ctx, {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'memoir',
    })
    const exported = readFileSync(
      await exportTranscriptTo(ctx, first.projectId, makeTempDir(), 'json'),
      'utf8',
    )
    const path = tempFile('b.json', exported.replace('Cold,', 'Cold \\ud800,'))
    const { sessionId } = await importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir' })
    const before = findFinalizedTranscript(ctx.store, sessionId)
    expect(before?.snapshot).toContain('Cold \ufffd,')
    expect(finalizeTranscript(ctx.store, sessionId, 1)).toEqual(before)
    for (const row of ctx.store.db.select().from(transcriptItems).all())
      expect(itemChecksum(row)).toBe(row.sha256)
  })

  test('into a project that is there: its other sessions stay', async () => {
    const { ctx } = tempContext()
    const first = await importInterviewFile(ctx, {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'memoir',
    })
    const { projectId } = first
    const next = await importInterviewFile(ctx, {
      path: tempFile('b.txt', talk),
      projectId,
      contentType: 'memoir',
    })
    expect(next.projectId).toBe(projectId)
    expect(listSessions(ctx.store, projectId).map(({ id }) => id)).toEqual([first.sessionId, next.sessionId])
  })

  test('cancelled in the dialog; cancelled after the preview; a fourth file pushes out the first', async () => {
    expect(await service(null).imports.choose()).toBeNull()
    const { imports } = service()
    const path = tempFile('a.txt', talk)
    const target = { projectId: null, title: 'T', contentType: 'memoir', authorSpeakers: ['Ben'] } as const
    const cancelled = await imports.preview(path)
    imports.cancel(cancelled.importId)
    await expect(imports.commit(cancelled.importId, target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [first] = [await imports.preview(path), await imports.preview(path), await imports.preview(path)]
    await imports.preview(path)
    await expect(imports.commit(first.importId, target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('nothing half imported', () => {
  test.each([
    ['an unknown speaker', { authorSpeakers: ['Carl'] }, 'INVALID_ARGUMENT'],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'INVALID_ARGUMENT'],
    ['a project that is gone', { projectId: 'gone' }, 'NOT_FOUND'],
  ])('%s', async (_name, wrong, code) => {
    const { ctx } = tempContext()
    const options = {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'memoir',
      ...wrong,
    } as const
    await expect(importInterviewFile(ctx, options)).rejects.toMatchObject({ code })
    for (const table of ['projects', 'sessions', 'transcript_items']) expect(countRows(ctx, table)).toBe(0)
  })

  test('cancelled in the midst of writing, and a disk that fills up', async () => {
    const path = tempFile(
      'a.txt',
      Array.from({ length: 8000 }, (_, at) => `Anna: ${at}?\n\nBen: Yes, ${at}.\n\n`).join(''),
    )
    const { ctx } = tempContext()
    const controller = new AbortController()
    const cancelling = importInterviewFile(ctx, {
      path,
      projectId: null,
      contentType: 'memoir',
      signal: controller.signal,
      onProgress: (fraction) => fraction > 0.5 && controller.abort(),
    })
    await expect(cancelling).rejects.toMatchObject({ code: 'CANCELLED' })
    for (const table of ['projects', 'sessions', 'transcript_items']) expect(countRows(ctx, table)).toBe(0)
    const pages = ctx.store.sqlite.pragma('page_count', { simple: true })
    ctx.store.sqlite.pragma(`max_page_count = ${Number(pages) + 20}`)
    const full = importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir' })
    await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(listProjects(ctx.store)).toEqual([])
  })

  test('what a crash left unseen goes at the next start; sessions of others stay', () => {
    const { ctx } = tempContext()
    const session = {
      projectId: null,
      stage: 'selection',
      status: 'live',
      startedAt: 1,
      endedAt: null,
    } as const
    insertSession(ctx.store, { ...session, id: 'guided', kind: 'guided' })
    insertSession(ctx.store, { ...session, id: 'crashed', kind: 'imported' })
    expect(removeUnfinishedImports(ctx.store)).toBe(1)
    expect(countRows(ctx, 'sessions')).toBe(1)
  })
})

describe('our own transcript', () => {
  test('exports and imports again without loss, also rewritten by another program', async () => {
    const { ctx } = tempContext()
    const folder = makeTempDir()
    const first = await importInterviewFile(ctx, {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'how_to',
    })
    const guided = { projectId: first.projectId, kind: 'guided', stage: 'intake', status: 'ended' } as const
    insertSession(ctx.store, { ...guided, id: 'g', startedAt: 5, endedAt: 9 })
    const spoken = {
      type: 'message',
      status: 'completed',
      heardMs: null,
      audioStartMs: 1.5,
      audioEndMs: null,
    } as const
    const odd = {
      ...spoken,
      itemId: 'o',
      previousItemId: null,
      role: 'user',
      text: 'a\n"b"\u2028 🙂\\',
    } as const
    saveTranscriptItem(ctx.store, 'g', {
      ...odd,
      interrupted: true,
      payload: { deep: [1, { a: null }] },
      createdAt: 7,
    })
    const call = {
      ...odd,
      itemId: 'p',
      previousItemId: 'o',
      role: 'tool',
      type: 'function_call',
      text: null,
    } as const
    saveTranscriptItem(ctx.store, 'g', { ...call, interrupted: false, payload: null, createdAt: 8 })

    const path = await exportTranscriptTo(ctx, first.projectId, folder, 'json')
    const again = await importInterviewFile(ctx, { path, projectId: null, contentType: 'how_to' })
    const kept = (projectId: string) =>
      getTranscriptForProject(ctx.store, projectId).map(({ session: { startedAt, endedAt }, items }) => ({
        startedAt,
        endedAt,
        items: items.map((item) => ({ ...item, sessionId: '' })),
      }))
    expect(kept(again.projectId)).toEqual(kept(first.projectId))
    expect(again.title).toBe(first.title)

    const pretty = tempFile('pretty.json', '')
    writeFileSync(pretty, JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), null, 2))
    const third = await importInterviewFile(ctx, { path: pretty, projectId: null, contentType: 'how_to' })
    expect(kept(third.projectId)).toEqual(kept(first.projectId))
  })

  // Bug: what the author put right, struck out or split is lost on the way to another computer.
  test('versions, marks, splits and merges come through an export and an import', async () => {
    const { ctx } = tempContext()
    const first = await importInterviewFile(ctx, {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'memoir',
    })
    const { sessionId } = first
    const said = listItems(ctx.store, sessionId).filter(({ role }) => role === 'user')
    const [one, two] = said.map(({ itemId }) => itemId)
    correctItem(ctx, { sessionId, itemId: one ?? '', text: 'Put right, at last.', speaker: 'Anna' })
    splitTurn(ctx, { sessionId, itemId: one ?? '', at: 'Put right,'.length })
    strikeItem(ctx, { sessionId, itemId: two ?? '', struck: true })
    const path = await exportTranscriptTo(ctx, first.projectId, makeTempDir(), 'json')
    expect(readFileSync(path, 'utf8')).toContain('"version":2')
    const again = await importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir' })
    const kept = (id: string) => ({
      items: listKeptItems(ctx.store, id).map((item) => ({ ...item, sessionId: '' })),
      states: listItemStates(ctx.store, id),
      versions: listSessionVersions(ctx.store, id).map((version) => ({ ...version, sessionId: '' })),
    })
    expect(kept(again.sessionId)).toEqual(kept(sessionId))
    expect(kept(sessionId).versions.length).toBeGreaterThan(3)

    const markdown = readFileSync(await exportTranscriptTo(ctx, first.projectId, makeTempDir(), 'md'), 'utf8')
    expect(markdown).toContain('**Anna**: Put right,\n\n**Anna**: at last.')
    expect(markdown).not.toContain(said[1]?.text ?? '')
    const unfit = readFileSync(path, 'utf8').replace(/"replacedBy":\["[^"]+"/, '"replacedBy":["nobody"')
    await expect(
      importInterviewFile(ctx, { path: tempFile('c.json', unfit), projectId: null, contentType: 'memoir' }),
    ).rejects.toMatchObject({ code: 'IMPORT_FAILED', message: expect.stringContaining('nobody') })
  })

  test('a broken line, a repeated id, a newer version and a cut end are named', async () => {
    const { ctx } = tempContext()
    const first = await importInterviewFile(ctx, {
      path: tempFile('a.txt', talk),
      projectId: null,
      contentType: 'memoir',
    })
    const lines = readFileSync(
      await exportTranscriptTo(ctx, first.projectId, makeTempDir(), 'json'),
      'utf8',
    ).split('\n')
    const broken = (change: (lines: string[]) => void) => {
      const copy = [...lines]
      change(copy)
      const path = tempFile('b.json', copy.join('\n'))
      return expect(importInterviewFile(ctx, { path, projectId: null, contentType: 'memoir' })).rejects
    }
    await broken((all) => (all[6] = '{"itemId": ')).toMatchObject({
      code: 'IMPORT_FAILED',
      data: { line: 7 },
    })
    await broken((all) => (all[6] = all[5] ?? '')).toMatchObject({ code: 'IMPORT_FAILED', data: { line: 7 } })
    await broken((all) => all.splice(8)).toMatchObject({ code: 'IMPORT_FAILED', data: { line: 8 } })
    const newer = (all: string[]) => (all[1] = all[1]?.replace('"version":1', '"version":3') ?? '')
    await broken(newer).toMatchObject({ message: expect.stringContaining('newer version') })
  })
})
