// A thread that unpacks one archive and ends: bzip2 takes seconds of a processor.
import { parentPort, workerData } from 'node:worker_threads'
import { unpack, type Unpacking } from './unpack.ts'

await unpack(workerData as Unpacking)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage('done')
