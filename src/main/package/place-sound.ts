// Staged recordings take their places, before their rows: a file without a row is nobody's, a row without its file would
// be a loss. No recording is ever written over, also none that no row knows.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { recordingFolder, syncNewName } from '../recordings/recording-files.ts'
import { alreadyHere } from './commit-package.ts'

export interface PlacedSound {
  takeBack(): Promise<void>
}

/** `folders`: staged ones, by the id that their session had. Throws CONFLICT when another recording lies there. */
export async function placeSound(
  dataDir: string,
  folders: ReadonlyMap<string, string>,
  newIdOf: (id: string) => string,
): Promise<PlacedSound> {
  const files: string[] = []
  const made: string[] = []
  const placed: PlacedSound = {
    async takeBack() {
      for (const file of files) await rm(file, { force: true })
      for (const folder of made) await rmdir(folder)
    },
  }
  try {
    for (const [sessionId, staged] of folders) {
      const target = recordingFolder(dataDir, newIdOf(sessionId))
      if (!(await isThere(target))) {
        await mkdir(target, { recursive: true })
        made.push(target)
      }
      for (const file of await readdir(staged)) {
        const to = join(target, file)
        // As after starting anew, which leaves every recording where it is.
        if (await isThere(to)) await requireSame(join(staged, file), to)
        else {
          await rename(join(staged, file), to)
          files.push(to)
        }
      }
      await syncNewName(target)
      await syncNewName(dirname(target))
    }
    return placed
  } catch (error) {
    await placed.takeBack()
    throw error
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}

async function requireSame(one: string, other: string): Promise<void> {
  if ((await shaOfFile(one)) !== (await shaOfFile(other))) throw alreadyHere()
}

async function shaOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
