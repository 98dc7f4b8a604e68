// The worker that reads files of sound, so that the window never waits for them.
import { StudioError } from '../../shared/errors.ts'
import { importFile } from './import-file.ts'
import type { FromWorker, SourceFile, ToWorker } from './messages.ts'
import { openSound } from './open-sound.ts'
import { SourceGone } from './range-source.ts'

/** The part of a worker's own scope that is used; the DOM's types know only the window's. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
}
const scope = globalThis as unknown as WorkerScope

let taken: (() => void) | null = null

scope.addEventListener('message', ({ data }) => {
  switch (data.kind) {
    case 'taken':
      taken?.()
      taken = null
      break
    case 'probe':
      void probe(data.fileId, data.file)
      break
    case 'import':
      void importAll(data.files, data.fileAt, data.doneMs)
      break
  }
})

async function probe(fileId: string, file: SourceFile): Promise<void> {
  try {
    const sound = await openSound(file)
    sound.close()
    scope.postMessage({ kind: 'probed', fileId, durationMs: sound.durationMs, problem: null }, [])
  } catch (error) {
    scope.postMessage({ kind: 'probed', fileId, durationMs: null, problem: wordsOf(error) }, [])
  }
}

async function importAll(files: (SourceFile | null)[], fileAt: number, doneMs: number): Promise<void> {
  try {
    for (let at = fileAt; at < files.length; at++) {
      const file = files[at]
      if (file) await importOne(file, at, at === fileAt ? doneMs : 0)
    }
    scope.postMessage({ kind: 'allDone' }, [])
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: wordsOf(error) }, [])
  }
}

async function importOne(file: SourceFile, fileAt: number, fromMs: number): Promise<void> {
  try {
    const { durationMs, broken } = await importFile(file, fromMs, ({ data, durationMs: length }, startMs) =>
      send({ kind: 'segment', fileAt, startMs, durationMs: length, data }, [data.buffer]),
    )
    await send({ kind: 'fileDone', fileAt, durationMs, broken })
  } catch (error) {
    // Not a file that can be read: the others are taken in all the same.
    if (!(error instanceof StudioError)) throw error
    await send({ kind: 'fileDone', fileAt, durationMs: fromMs, broken: error.message })
  }
}

/** Nothing is read on before main has what was sent. */
function send(message: FromWorker, transfer: Transferable[] = []): Promise<void> {
  scope.postMessage(message, transfer)
  return new Promise((resolve) => {
    taken = resolve
  })
}

function wordsOf(error: unknown): string {
  if (error instanceof StudioError || error instanceof SourceGone) return error.message
  return `The sound could not be read because of a fault in the studio (${String(error)}). What came in before is safe.`
}
