// Where models lie: `models/<id>/` in the data folder. One is installed when its `installed.json` says so and its files
// have the sizes that it names.
import { readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { SpeechModel } from '../../shared/speech/model-manifest.ts'

export const MODELS_FOLDER = 'models'
const INSTALLED = 'installed.json'

const installedSchema = z.object({
  /** Of the downloads it was made from. */
  sha256: z.array(z.string()),
  files: z.record(z.string(), z.number().int().nonnegative()),
  installedAt: z.number(),
  /** Seconds of sound in one second on this computer. */
  speed: z.number().positive().nullable(),
})
export type Installed = z.infer<typeof installedSchema>

export function modelFolder(dataDir: string, { id }: Pick<SpeechModel, 'id'>): string {
  return join(dataDir, MODELS_FOLDER, id)
}

/** Where it is put together; renamed once it is whole. */
export function workFolder(dataDir: string, { id }: Pick<SpeechModel, 'id'>): string {
  return join(dataDir, MODELS_FOLDER, `${id}.part`)
}

/** null = it is not there, or not whole, or was made from other files than the list names now. */
export function findInstalled(dataDir: string, model: SpeechModel): Installed | null {
  const folder = modelFolder(dataDir, model)
  let text: string
  try {
    text = readFileSync(join(folder, INSTALLED), 'utf8')
  } catch {
    return null
  }
  const installed = installedSchema.safeParse(parsed(text)).data
  if (installed === undefined) return null
  const isOfList = model.downloads.every(({ sha256 }, at) => installed.sha256[at] === sha256)
  const isWhole = Object.values(model.files).every((name) => {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size
    return size !== undefined && size === installed.files[name]
  })
  return isOfList && isWhole ? installed : null
}

/** Durable when it resolves. */
export async function writeInstalled(folder: string, installed: Installed): Promise<void> {
  const handle = await open(join(folder, INSTALLED), 'w')
  try {
    await handle.writeFile(`${JSON.stringify(installed, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** null = it writes nothing. */
export function recogniserOf(dataDir: string, { id, kind, files }: SpeechModel): RecogniserFiles | null {
  if (kind === 'speakerEmbedding') return null
  const folder = modelFolder(dataDir, { id })
  return {
    kind,
    files: Object.fromEntries(Object.entries(files).map(([part, name]) => [part, join(folder, name)])),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
