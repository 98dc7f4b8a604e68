// The author's API keys: sealed by the keyring, or in memory only. They are never in the database, a log or an answer.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { SecretBox } from './secret-box.ts'

/** `hosted`: the service of the voice; `server`: the author's own, for drafting. Each key has a file of its own. */
const files = { hosted: 'api-key.sealed', server: 'server-key.sealed' } as const

export type KeyStorage = 'keyring' | 'memory' | 'none'

export interface ApiKey {
  /** The key for this server, or null. A key is only ever given out for the server it was entered for. */
  forServer(baseUrl: string): Promise<string | null>
  keep(baseUrl: string, key: string): Promise<KeyStorage>
  forget(): Promise<void>
  storage(baseUrl: string): Promise<KeyStorage>
}

// The server is sealed in with the key, so that an edited database cannot send the key elsewhere.
const sealedSchema = z.object({ baseUrl: z.string(), key: z.string().min(1) })
type Kept = z.infer<typeof sealedSchema> & { storage: 'keyring' | 'memory' }

export interface ApiKeyPorts {
  dataDir: string
  box: SecretBox
  slot: keyof typeof files
  /** Told when a kept key cannot be opened; never given the key. */
  warn(message: string): void
}

export function createApiKey({ dataDir, box, slot, warn }: ApiKeyPorts): ApiKey {
  const file = join(dataDir, files[slot])
  let kept: Promise<Kept | null> | undefined

  function current(): Promise<Kept | null> {
    const reading = (kept ??= readKept(file, box, warn))
    reading.catch(() => {
      // What failed once is asked for again: else a keyring that was locked would need a restart of the studio.
      if (kept === reading) kept = undefined
    })
    return reading
  }

  async function forServer(baseUrl: string): Promise<Kept | null> {
    const found = await current()
    return found?.baseUrl === baseUrl ? found : null
  }
  return {
    forServer: async (baseUrl) => (await forServer(baseUrl))?.key ?? null,
    storage: async (baseUrl) => (await forServer(baseUrl))?.storage ?? 'none',
    async keep(baseUrl, key) {
      const storage = (await box.available()) ? 'keyring' : 'memory'
      if (storage === 'keyring') await writeSealed(file, await box.seal(JSON.stringify({ baseUrl, key })))
      else await rm(file, { force: true })
      kept = Promise.resolve({ baseUrl, key, storage })
      return storage
    },
    async forget() {
      kept = Promise.resolve(null)
      await rm(file, { force: true })
    },
  }
}

async function readKept(file: string, box: SecretBox, warn: (message: string) => void): Promise<Kept | null> {
  const sealed = await readIfThere(file)
  if (sealed === null) return null
  if (!(await box.available())) {
    warn('A key is kept on this computer, but its keyring is not available now')
    return null
  }
  try {
    return { ...sealedSchema.parse(JSON.parse(await box.open(sealed))), storage: 'keyring' }
  } catch {
    // The error may quote what was opened, so it is not passed on.
    warn('The kept key could not be opened by the keyring; it has to be entered again')
    return null
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function writeSealed(file: string, sealed: Buffer): Promise<void> {
  const temporary = `${file}.tmp`
  await writeFile(temporary, sealed, { mode: 0o600 })
  await rename(temporary, file)
}
