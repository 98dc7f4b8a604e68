// How long chosen files are and whether they can be read here: asked of a worker, one for all.
import type { ChosenAudio } from '../../../shared/ipc/audio-import-views.ts'
import { openWorker, type ReadingWorker } from '../../audio-import/open-worker.ts'

export interface Looker {
  look(files: readonly ChosenAudio[]): void
  end(): void
}

/** `fileId` null = none of them can be looked into any more. */
export function createLooker(
  seen: (fileId: string | null, durationMs: number | null, problem: string | null) => void,
): Looker {
  let worker: ReadingWorker | null = null
  const open = (): ReadingWorker =>
    openWorker(
      (message) => {
        if (message.kind === 'probed') seen(message.fileId, message.durationMs, message.problem)
      },
      (words) => seen(null, null, `It could not be looked into (${words}).`),
    )
  return {
    look(files) {
      worker ??= open()
      for (const { fileId, name, bytes, url } of files) {
        worker.tell({ kind: 'probe', fileId, file: { name, bytes, url } })
      }
    },
    end() {
      worker?.end()
      worker = null
    },
  }
}
