// A package becomes a project: checked and staged file by file, then sound and rows take their places. A failure or a
// crash at any point leaves the studio as it was, but for a staging folder that the next start removes.
import Database from 'better-sqlite3'
import { readdirSync, rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { ServiceContext } from '../context.ts'
import { systemCodeOf } from '../export/export-error.ts'
import type { Pace } from '../import/pace.ts'
import { freeBytes } from '../recordings/disk-room.ts'
import { commitRows } from './commit-package.ts'
import { readChecked, STAGING_PREFIX, stagingFolder, type OpenPackage } from './open-package.ts'
import { placeSound } from './place-sound.ts'
import { renameIds } from './rename-ids.ts'
import { stageRows } from './stage-rows.ts'
import { stageSound, type StagedSound } from './stage-sound.ts'

export interface ImportedPackage {
  projectId: string
  title: string
  /** Parts of recordings that were missing or damaged already when it was exported. */
  missingAudio: number
  damagedAudio: number
}

/** Left for the text and for SQLite's own work. */
const ROOM_BYTES = 256 * 1024 ** 2

type Importing = Pick<ServiceContext, 'store' | 'newId'>

/** `asCopy`: with new ids, beside what is there. Throws IMPORT_FAILED, CONFLICT, CANCELLED, DISK_FULL. */
export async function importPackage(
  ctx: Importing,
  from: OpenPackage,
  asCopy: boolean,
  pace: Pace,
): Promise<ImportedPackage> {
  const { dataDir } = ctx.store
  await requireRoom(dataDir, from)
  const folder = stagingFolder(dataDir, ctx.newId())
  try {
    await mkdir(folder, { mode: 0o700 })
    return await stageAndCommit(ctx, from, asCopy, folder, pace)
  } catch (error) {
    throw asImportError(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a crash left; call before anything is imported. */
export function removeUnfinishedPackages(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(STAGING_PREFIX)) rmSync(join(dataDir, name), { recursive: true, force: true })
}

async function stageAndCommit(
  ctx: Importing,
  from: OpenPackage,
  asCopy: boolean,
  folder: string,
  pace: Pace,
): Promise<ImportedPackage> {
  const stagingPath = join(folder, 'rows.db')
  const staging = new Database(stagingPath)
  let sound: StagedSound
  let projectId = from.manifest.project.id
  let newIdOf = (id: string): string => id
  try {
    await stageRows(staging, from, pace, (fraction) => pace.report(fraction * 0.3))
    for (const file of from.manifest.files) {
      if (!/^(?:audio|data)\//.test(file.path)) for await (const _ of readChecked(from, file, pace));
    }
    sound = await stageSound(staging, from, join(folder, 'audio'), pace, (fraction) =>
      pace.report(0.3 + fraction * 0.6),
    )
    if (asCopy) ({ projectId, newIdOf } = await renameIds(staging, ctx.newId, pace))
  } finally {
    staging.close()
  }
  pace.report(0.92)
  const placed = await placeSound(ctx.store.dataDir, sound.folders, newIdOf)
  try {
    commitRows(ctx.store, stagingPath)
  } catch (error) {
    await placed.takeBack()
    throw error
  }
  pace.report(1)
  const title = from.manifest.project.title + (asCopy ? ' (copy)' : '')
  const { missingAudio } = from.manifest
  return { projectId, title, missingAudio: missingAudio.length, damagedAudio: sound.damaged }
}

async function requireRoom(dataDir: string, { manifest }: OpenPackage): Promise<void> {
  const sound = manifest.files.filter(({ path }) => path.startsWith('audio/'))
  const rows = manifest.files.filter(({ path }) => path.startsWith('data/'))
  const sum = (files: typeof sound): number => files.reduce((bytes, file) => bytes + file.bytes, 0)
  // Rows are staged, written to the log, and come into the database and its index.
  const needed = sum(sound) + 4 * sum(rows) + ROOM_BYTES
  const free = (await freeBytes(dataDir)) ?? Infinity
  if (free >= needed) return
  const megabytes = Math.ceil((needed - free) / 1024 ** 2)
  throw new StudioError(
    'DISK_FULL',
    `The disk has too little room for this project. Nothing was changed. Free ${megabytes} MB, then import it again.`,
  )
}

function asImportError(error: unknown): unknown {
  const code = systemCodeOf(error)
  if (code === undefined) return error
  return new StudioError(
    'DISK_FULL',
    `The studio could not write to your disk (${code}), so nothing was imported. Free some space, then try again.`,
    { system: code },
  )
}
