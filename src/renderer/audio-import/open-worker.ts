// The worker as the page starts it: a file of the studio's own, as its content policy wants.
import type { FromWorker, ToWorker } from './messages.ts'

export interface ReadingWorker {
  tell(message: ToWorker): void
  /** At once, whatever it does. */
  end(): void
}

/** `failed`: it does not go on; words for a log. */
export type OpenWorker = (
  heard: (message: FromWorker) => void,
  failed: (words: string) => void,
) => ReadingWorker

export const openWorker: OpenWorker = (heard, failed) => {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => heard(data))
  worker.addEventListener('error', ({ message }) => failed(message))
  return {
    tell: (message) => worker.postMessage(message, []),
    end: () => worker.terminate(),
  }
}
