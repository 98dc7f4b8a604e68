// Models of voices that are on no list: files of the author's, kept under the hash of what they hold.
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import { StudioError } from '../../shared/errors.ts'
import type { SpeechModel } from '../../shared/speech/model-manifest.ts'
import { syncNewName } from '../recordings/recording-files.ts'
import { sha256Of, sizeOf } from './fetch-file.ts'
import { syncedSizes } from './install-model.ts'
import { findInstalled, modelFolder, MODELS_FOLDER, workFolder, writeInstalled } from './model-folder.ts'

const PREFIX = 'own-voices-'
const OWN = 'own.json'
const FILE = 'voice.onnx'
/** Any that is known takes less than a tenth. Bytes. */
const MOST_BYTES = 1_000_000_000

const ownSchema = z.object({ title: z.string().max(300), bytes: z.number().int().positive() })

/** Those that are whole, in no order. */
export function listOwnVoices(dataDir: string): SpeechModel[] {
  return foldersIn(dataDir).flatMap((id) => {
    const own = readOwn(join(dataDir, MODELS_FOLDER, id, OWN))
    if (own === null) return []
    const model = modelOf(id, own)
    return findInstalled(dataDir, model) === null ? [] : [model]
  })
}

/**
 * null = it is no model of voices; then nothing is kept. `tryIt` loads it, in a process that may die of it, and rejects with
 * `data.reason: 'crashed'` when it did.
 */
export async function bringOwnVoices(
  dataDir: string,
  path: string,
  { now, tryIt }: { now: number; tryIt(path: string): Promise<unknown> },
): Promise<SpeechModel | null> {
  const bytes = await sizeOf(path)
  if (extname(path).toLowerCase() !== '.onnx' || bytes === 0 || bytes > MOST_BYTES) return null
  const sha256 = await sha256Of(path)
  const own = { title: basename(path).slice(0, 300), bytes }
  const model = modelOf(`${PREFIX}${sha256.slice(0, 16)}`, own)
  const work = workFolder(dataDir, model)
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  try {
    await copyFile(path, join(work, FILE))
    if (!(await isOne(join(work, FILE), tryIt))) return null
    await writeFile(join(work, OWN), `${JSON.stringify(own, null, 2)}\n`)
    const files = await syncedSizes(work, [FILE, OWN], model)
    await writeInstalled(work, { sha256: [sha256], files, installedAt: now, speed: null })
    const folder = modelFolder(dataDir, model)
    await rm(folder, { recursive: true, force: true })
    await rename(work, folder)
    await syncNewName(dirname(folder))
    return model
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function isOne(path: string, tryIt: (path: string) => Promise<unknown>): Promise<boolean> {
  try {
    await tryIt(path)
    return true
  } catch (error) {
    if (error instanceof StudioError && error.data?.['reason'] === 'crashed') return false
    throw error
  }
}

function modelOf(id: string, { title, bytes }: z.infer<typeof ownSchema>): SpeechModel {
  return {
    ...{ id, title, bytes, about: 'Tells voices apart. It is on no list of ours: you brought it.' },
    ...{ languages: [], role: 'voices', kind: 'speakerEmbedding', licence: 'your own file', licenceUrl: '' },
    ...{ hosts: [], downloads: [], archive: null, files: { model: FILE } },
  }
}

function foldersIn(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, MODELS_FOLDER)).filter((name) => /^own-voices-[0-9a-f]{16}$/.test(name))
  } catch {
    // There are no models at all.
    return []
  }
}

function readOwn(path: string): z.infer<typeof ownSchema> | null {
  try {
    return ownSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null
  } catch {
    // Not whole: as if it were not there.
    return null
  }
}
