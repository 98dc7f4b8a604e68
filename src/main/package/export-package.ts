// Writes a whole project into a sink: what is for reading, every row, every file of sound, and at last the manifest that
// names them all. One moment of the database, read in slices while the studio goes on.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import {
  audioFile,
  dataFile,
  isPackagePath,
  MANIFEST_FILE,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageFile,
  type PackageManifest,
} from '../../shared/package/package-format.ts'
import type { Project } from '../../shared/project/project.ts'
import type { Pace } from '../import/pace.ts'
import { mayBeRecorded, recordingFolder } from '../recordings/recording-files.ts'
import { schemaVersion } from '../store/migrations.ts'
import { projectTables, selectOwnedRows } from '../store/project-tables.ts'
import { listSegments, type SegmentRow } from '../store/queries/recording-segments.ts'
import { requireProject } from '../store/queries/projects.ts'
import { listSessions } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'
import { measured } from './measured.ts'
import { countsOf } from './package-counts.ts'
import { readableFiles, type NamedSession } from './readable-files.ts'
import type { PackageSink } from './sink.ts'

/** Pieces are joined to chunks of about this many characters. */
const CHUNK = 256 * 1024

export interface PackageExport {
  /** A snapshot. */
  store: Store
  projectId: string
  exportedAt: number
  pace: Pace
}

/** Throws NOT_FOUND, CONFLICT while a recording goes on, CANCELLED, and what the sink throws. The sink is not finished. */
export async function exportPackage(run: PackageExport, sink: PackageSink): Promise<PackageManifest> {
  const { store, projectId, exportedAt, pace } = run
  const project = requireProject(store, projectId)
  const sessions = nameSessions(store, project)
  const segments = soundOf(store, sessions)
  const files: PackageFile[] = []
  const add = async (path: string, chunks: AsyncIterable<Uint8Array>, kind: 'text' | 'sound') => {
    if (!isPackagePath(path)) throw new Error(`No path for a package: ${path}`)
    const passing = measured(chunks)
    await sink.add(path, passing.chunks, kind)
    files.push({ path, ...passing.result() })
  }
  for (const { path, pieces } of readableFiles(store, project, sessions, exportedAt))
    await add(path, inChunks(pieces(), pace), 'text')
  const rows: PackageManifest['rows'] = {}
  for (const [at, table] of projectTables.entries()) {
    const lines = jsonLines(store, projectId, selectOwnedRows(table))
    await add(dataFile(table.name), inChunks(lines.pieces, pace), 'text')
    rows[table.name] = lines.count()
    pace.report(0.3 * ((at + 1) / projectTables.length))
  }
  const missingAudio = await addSound(store, segments, add, pace)
  const manifest: PackageManifest = {
    ...{ format: PACKAGE_FORMAT, version: PACKAGE_VERSION, schema: schemaVersion(store.sqlite) },
    ...{ exportedAt: new Date(exportedAt).toISOString(), project: { id: projectId, title: project.title } },
    sessions: sessions.map(({ session, name }) => ({ id: session.id, name })),
    ...{ rows, missingAudio, counts: countsOf(store, projectId), files },
  }
  await sink.add(MANIFEST_FILE, inChunks([`${JSON.stringify(manifest, null, 1)}\n`], pace), 'text')
  return manifest
}

/** `01-2026-03-14`: in the order they were held. */
function nameSessions(store: Store, project: Project): NamedSession[] {
  const sessions = listSessions(store, project.id).toSorted((a, b) => a.startedAt - b.startedAt)
  return sessions.map((session, at) => {
    const day = new Date(session.startedAt).toISOString().slice(0, 10)
    return { session, name: `${String(at + 1).padStart(2, '0')}-${day}` }
  })
}

interface Sound {
  row: SegmentRow
  name: string
}

function soundOf(store: Store, sessions: readonly NamedSession[]): Sound[] {
  const all = sessions
    .filter(({ session }) => mayBeRecorded(session.id))
    .flatMap(({ session, name }) => listSegments(store, session.id).map((row) => ({ row, name })))
  if (all.some(({ row }) => row.status === 'open')) throw stillRecording()
  return all
}

function stillRecording(): StudioError {
  return new StudioError(
    'CONFLICT',
    'A recording of this project is being made, so it was not exported. Stop the recording, then export.',
  )
}

type Add = (path: string, chunks: AsyncIterable<Uint8Array>, kind: 'text' | 'sound') => Promise<void>

/** Answers what was not there. */
async function addSound(store: Store, sound: readonly Sound[], add: Add, pace: Pace): Promise<string[]> {
  const missing: string[] = []
  for (const [at, { row, name }] of sound.entries()) {
    const path = join(recordingFolder(store.dataDir, row.sessionId), row.file)
    const there = await stat(path).catch(() => null)
    if (there?.isFile() !== true) missing.push(`${name}/${row.file}`)
    else await add(audioFile(name, row.file), breathing(createReadStream(path), pace), 'sound')
    pace.report(0.3 + 0.69 * ((at + 1) / sound.length))
  }
  return missing
}

async function* breathing(source: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    await pace.breathe()
    yield chunk
  }
}

function jsonLines(store: Store, projectId: string, sql: string) {
  let count = 0
  function* lines(): Generator<string> {
    for (const row of store.sqlite
      .prepare<[{ project: string }], object>(sql)
      .iterate({ project: projectId })) {
      count += 1
      yield `${JSON.stringify(row)}\n`
    }
  }
  return { pieces: lines(), count: () => count }
}

async function* inChunks(pieces: Iterable<string>, pace: Pace): AsyncGenerator<Uint8Array> {
  let pending = ''
  for (const piece of pieces) {
    await pace.breathe()
    pending += piece
    if (pending.length < CHUNK) continue
    yield Buffer.from(pending)
    pending = ''
  }
  if (pending !== '') yield Buffer.from(pending)
}
