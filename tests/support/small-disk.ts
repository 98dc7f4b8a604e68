// A disk that is soon full: a small tmpfs, which only root can mount.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  /** Leaves no block free. */
  fill(): void
  /** Gives back what `fill` took. */
  free(): void
  remove(): void
}

/** null where this process may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'studio-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const fillers: string[] = []
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      const filler = join(folder, `filler-${fillers.length}`)
      fillers.push(filler)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
    },
    free() {
      for (const filler of fillers.splice(0)) rmSync(filler)
    },
    remove() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
