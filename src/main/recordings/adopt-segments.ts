// At the start: segments that a crash left open are closed with what is on the disk. Files are only read.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  closeSegment,
  deleteSegment,
  listDeletedSessions,
  listOpenSegments,
  type SegmentRow,
} from '../store/queries/recording-segments.ts'
import type { Store } from '../store/store.ts'
import { mayBeRecorded, recordingFolder } from './recording-files.ts'
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
  const content = readFileSync(path)
  closeSegment(store, row, {
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    durationMs: Math.round(webmDuration(content) ?? 0),
    status: 'adopted',
  })
  return null
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
