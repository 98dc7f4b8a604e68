// Unpacking on a thread of its own, so that main stays free.
import { Worker } from 'node:worker_threads'
import { workerFile } from '../background/worker-file.ts'
import type { Unpacking } from './unpack.ts'

/** An abort ends the thread; what it has written is the caller's to remove. */
export async function unpackAway(unpacking: Unpacking, signal: AbortSignal): Promise<void> {
  const file = workerFile('unpack-worker', import.meta.url)
  if (file === null) throw new Error('The code that unpacks models is missing')
  const worker = new Worker(file, { workerData: unpacking })
  const stop = (): void => void worker.terminate()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
      worker.once('exit', () => reject(signal.aborted ? signal.reason : new Error('Unpacking ended early')))
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
