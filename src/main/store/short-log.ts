// Has the write-ahead log copied back into the database by the database thread, before SQLite would do it in the middle of
// a commit: the copying and its two syncs hold whoever does them for longer than a frame.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE } from './database-file.ts'
import type { DatabaseThread } from './database-thread.ts'
import { LOG_LIMIT_BYTES } from './pragmas.ts'
import type { Store } from './store.ts'

/** At most once in this time. Milliseconds. */
const LOOK_AFTER_MS = 500

export interface ShortLog {
  /** Something may have been written. */
  hear(): void
  stop(): void
}

/** SQLite itself still does it in a commit where the thread falls far behind (`setPragmas`). */
export function keepLogShort(
  { dataDir }: Pick<Store, 'dataDir'>,
  thread: Pick<DatabaseThread, 'run'>,
  report: (error: unknown) => void,
): ShortLog {
  const log = join(dataDir, `${DATABASE_FILE}-wal`)
  let timer: NodeJS.Timeout | undefined
  let isAsked = false
  /** Bytes of a log that was copied whole: nothing was written since, if it is as long. */
  let copied = 0

  async function look(): Promise<void> {
    timer = undefined
    // What was copied is cut off by the first commit after it, so that the file's size is what there is to do.
    const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
    if (isAsked || size <= LOG_LIMIT_BYTES || size === copied) return
    isAsked = true
    try {
      const { isWhole } = await thread.run('checkpoint', { dataDir })
      copied = isWhole ? size : 0
    } catch (error) {
      report(error)
    } finally {
      isAsked = false
    }
  }
  return {
    hear() {
      timer ??= setTimeout(() => void look(), LOOK_AFTER_MS).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
