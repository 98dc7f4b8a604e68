// At the start: segments that a crash left open are closed with what is on the disk. Files are only read.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceContext } from '../context.ts'
import {
  closeSegment,
  deleteSegment,
  insertSegment,
  listDeletedSessions,
  listOpenSegments,
  listSegmentFiles,
  listSegments,
  type SegmentEnd,
  type SegmentRow,
} from '../store/queries/recording-segments.ts'
import { findSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'
import { mayBeRecorded, parseSegmentFile, recordingFolder, RECORDINGS_FOLDER } from './recording-files.ts'
import { webmDuration } from './webm-duration.ts'

interface AdoptionReport {
  adopted: number
  /** Rows whose file held nothing or could not be read. */
  lost: { sessionId: string; file: string; reason: string }[]
}

/** Call before the first segment begins. */
export function adoptOpenSegments(store: Store): AdoptionReport {
  const report: AdoptionReport = { adopted: 0, lost: [] }
  for (const row of listOpenSegments(store)) {
    const { sessionId, file } = row
    try {
      const reason = adopt(store, row)
      if (reason === null) report.adopted += 1
      else report.lost.push({ sessionId, file, reason })
    } catch (error) {
      // One unreadable file keeps nobody from opening the studio; the row stays open for the next start.
      report.lost.push({ sessionId, file, reason: String(error) })
    }
  }
  return report
}

/** null = adopted, else why there is nothing to adopt. */
function adopt(store: Store, row: SegmentRow): string | null {
  const path = join(recordingFolder(store.dataDir, row.sessionId), row.file)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) {
    rmSync(path, { force: true })
    deleteSegment(store, row)
    return 'empty'
  }
  closeSegment(store, row, endOf(path))
  return null
}

function endOf(path: string): SegmentEnd {
  const content = readFileSync(path)
  return {
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    durationMs: Math.round(webmDuration(content) ?? 0),
    status: 'adopted',
  }
}

/**
 * Files that no row knows, as after a backup was restored: those of sessions that are there follow what is known of their
 * track. All others stay where they are.
 */
export function adoptStrayFiles({ store, now }: Pick<ServiceContext, 'store' | 'now'>): {
  adopted: number
  unknownSessions: string[]
} {
  const unknownSessions: string[] = []
  let adopted = 0
  for (const sessionId of namesIn(join(store.dataDir, RECORDINGS_FOLDER)).filter(mayBeRecorded)) {
    const folder = recordingFolder(store.dataDir, sessionId)
    const known = listSegmentFiles(store, sessionId)
    const strays = namesIn(folder).filter((file) => !known.has(file))
    const isUnknown = strays.length > 0 && findSession(store, sessionId) === null
    if (isUnknown) unknownSessions.push(sessionId)
    else for (const file of strays.sort()) if (adoptStray(store, sessionId, folder, file, now())) adopted += 1
  }
  return { adopted, unknownSessions }
}

function adoptStray(
  store: Store,
  sessionId: string,
  folder: string,
  file: string,
  createdAt: number,
): boolean {
  const named = parseSegmentFile(file)
  const path = join(folder, file)
  if (named === null || statSync(path).size === 0) return false
  const before = listSegments(store, sessionId).filter(({ track, n }) => track === named.track && n < named.n)
  const startMs = Math.max(0, ...before.map((row) => row.startMs + (row.durationMs ?? 0)))
  insertSegment(store, {
    ...{ sessionId, ...named, file, mimeType: 'audio/webm;codecs=opus', startMs, createdAt },
    ...endOf(path),
  })
  return true
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []
}

/**
 * Before `purgeDeletedProjects`: afterwards nobody knows whose they were. Answers which could not be removed; they keep
 * nobody from opening the studio.
 */
export function removeDeletedRecordings(store: Store): { sessionId: string; reason: string }[] {
  return listDeletedSessions(store)
    .filter(mayBeRecorded)
    .flatMap((sessionId) => {
      try {
        rmSync(recordingFolder(store.dataDir, sessionId), { recursive: true, force: true })
        return []
      } catch (error) {
        return [{ sessionId, reason: String(error) }]
      }
    })
}
