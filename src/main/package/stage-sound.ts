// Copies the sound of a package into the staging folder, each file checked against the manifest and synced.
import type { Database } from 'better-sqlite3'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { audioFile, type PackageFile } from '../../shared/package/package-format.ts'
import type { Pace } from '../import/pace.ts'
import { mayBeRecorded, parseSegmentFile, syncNewName } from '../recordings/recording-files.ts'
import { readChecked, type OpenPackage } from './open-package.ts'
import { unreadable } from './source.ts'

interface StagedSegment {
  sessionId: string
  file: string
  sha256: string | null
}

export interface StagedSound {
  /** Of sessions that have any, by the id they had. */
  folders: Map<string, string>
  /** Parts that differ from what was recorded, and did so when they were exported. */
  damaged: number
}

/** Throws IMPORT_FAILED, CANCELLED, and what the disk says. */
export async function stageSound(
  sqlite: Database,
  from: OpenPackage,
  folder: string,
  pace: Pace,
  report: (fraction: number) => void,
): Promise<StagedSound> {
  const segments = sqlite
    .prepare<[], StagedSegment>('SELECT session_id AS sessionId, file, sha256 FROM recording_segments')
    .all()
  const files = new Map(from.manifest.files.map((file) => [file.path, file]))
  const names = new Map(from.manifest.sessions.map(({ id, name }) => [id, name]))
  const missing = new Set(from.manifest.missingAudio)
  const folders = new Map<string, string>()
  let damaged = 0
  for (const [at, { sessionId, file, sha256 }] of segments.entries()) {
    const name = names.get(sessionId) ?? ''
    const source = files.get(audioFile(name, file))
    if (source === undefined) {
      if (missing.has(`${name}/${file}`)) continue
      throw unreadable(`the recording “${name}/${file}” is missing from it`)
    }
    if (!mayBeRecorded(sessionId) || parseSegmentFile(file) === null)
      throw unreadable('it names a recording as the studio never does')
    const target = join(folder, sessionId)
    await mkdir(target, { recursive: true })
    await copyChecked(from, source, join(target, file), pace)
    folders.set(sessionId, target)
    if (sha256 !== null && sha256 !== source.sha256) damaged += 1
    report((at + 1) / segments.length)
  }
  for (const target of folders.values()) await syncNewName(target)
  return { folders, damaged }
}

async function copyChecked(
  from: OpenPackage,
  source: PackageFile,
  target: string,
  pace: Pace,
): Promise<void> {
  const file = await open(target, 'wx')
  try {
    for await (const chunk of readChecked(from, source, pace)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}
