// The data folder in numbers: how large its parts are, and how old the newest backup is. No name of a file is told.
import { lstatSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { MODELS_FOLDER } from '../models/model-folder.ts'
import { freeBytes } from '../recordings/disk-room.ts'
import { RECORDINGS_FOLDER } from '../recordings/recording-files.ts'
import { listBackups } from '../store/backups.ts'
import { DATABASE_FILE } from '../store/database-file.ts'
import type { Fact, FactGroup } from './facts.ts'

/** A folder of a hundred years of talk has fewer. */
const MOST_FILES = 200_000

export async function folderFacts(dataDir: string, now: number): Promise<FactGroup> {
  const newest = listBackups(dataDir)[0]
  return {
    title: 'Data folder',
    facts: [
      ['database, bytes', sizeOf(join(dataDir, DATABASE_FILE))],
      ['write-ahead log, bytes', sizeOf(join(dataDir, `${DATABASE_FILE}-wal`))],
      ...[RECORDINGS_FOLDER, MODELS_FOLDER, 'backups', 'logs'].flatMap((name) =>
        measured(name, join(dataDir, name)),
      ),
      [
        'hours since the newest backup',
        newest === undefined ? null : Math.round((now - newest.createdAt) / 3_600_000),
      ],
      ['free on the disk, bytes', await freeBytes(dataDir)],
    ],
  }
}

function measured(name: string, folder: string): Fact[] {
  let files = 0
  let bytes = 0
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile()) continue
    files += 1
    bytes += sizeOf(join(entry.parentPath, entry.name)) ?? 0
    if (files >= MOST_FILES) break
  }
  return [
    [`${name}, files`, files],
    [`${name}, bytes`, bytes],
  ]
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function sizeOf(path: string): number | null {
  try {
    return lstatSync(path).size
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
