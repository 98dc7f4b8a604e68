// From files that were fetched or brought to a model that can be used: checked, unpacked, synced, and put in place whole.
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { ModelDownload, SpeechModel } from '../../shared/speech/model-manifest.ts'
import { syncNewName } from '../recordings/recording-files.ts'
import { sha256Of, sizeOf } from './fetch-file.ts'
import { modelFolder, workFolder, writeInstalled } from './model-folder.ts'
import { unpackAway } from './unpack-away.ts'

/** The downloads lie whole in the work folder. Throws SPEECH_FAILED; then nothing is installed. */
export async function installFetched(
  dataDir: string,
  model: SpeechModel,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const work = workFolder(dataDir, model)
  const names = Object.values(model.files)
  if (model.archive !== null) {
    const [download] = model.downloads
    const archive = join(work, download?.name ?? '')
    try {
      await unpackAway({ archive, folder: model.archive.folder, names, to: work }, signal)
    } catch (error) {
      if (signal.aborted) throw error
      throw notAModel(model, error)
    }
    await rm(archive, { force: true })
  }
  const files = await syncedSizes(work, names, model)
  await writeInstalled(work, {
    sha256: model.downloads.map(({ sha256 }) => sha256),
    files,
    installedAt: now,
    speed: null,
  })
  const folder = modelFolder(dataDir, model)
  await rm(folder, { recursive: true, force: true })
  await rename(work, folder)
  await syncNewName(dirname(folder))
}

/** Copies what the author has, where its bytes are those of the list. Returns whether all downloads were found. */
export async function bringFiles(
  dataDir: string,
  model: SpeechModel,
  paths: readonly string[],
): Promise<boolean> {
  const work = workFolder(dataDir, model)
  for (const download of model.downloads) {
    const path = await findAmong(paths, download)
    if (path === null) return false
    await mkdir(work, { recursive: true })
    await copyFile(path, join(work, download.name))
    if ((await sha256Of(join(work, download.name))) !== download.sha256) return false
  }
  return true
}

/** By what it holds: its name does not matter, but those of the same name are looked at first. */
async function findAmong(
  paths: readonly string[],
  { name, bytes, sha256 }: ModelDownload,
): Promise<string | null> {
  const ordered = [...paths].sort((a, b) => Number(basename(b) === name) - Number(basename(a) === name))
  for (const path of ordered) {
    if ((await sizeOf(path)) === bytes && (await sha256Of(path)) === sha256) return path
  }
  return null
}

/** Plain files of a folder, one level deep. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
}

/** Synced when it resolves. Throws SPEECH_FAILED for one that is not there. */
export async function syncedSizes(
  folder: string,
  names: readonly string[],
  model: SpeechModel,
): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {}
  for (const name of names) {
    const path = join(folder, name)
    const size = await sizeOf(path)
    if (size === 0) throw notAModel(model, new Error(`${name} is missing`))
    const handle = await open(path, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    sizes[name] = size
  }
  return sizes
}

function notAModel({ title }: SpeechModel, cause: unknown): StudioError {
  return new StudioError(
    'SPEECH_FAILED',
    `“${title}” could not be unpacked. Nothing was installed, and everything else works as before. Check the room on your disk, then try again.`,
    { retryable: true, cause: String(cause) },
  )
}
