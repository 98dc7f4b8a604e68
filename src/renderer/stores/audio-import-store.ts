// The import that is under way, and those that rest: driven from here, so that it goes on whatever is on the screen.
import { create } from 'zustand'
import type { AudioImportView } from '../../shared/ipc/audio-import-views.ts'
import { ImportRun } from '../audio-import/import-run.ts'
import { openWorker } from '../audio-import/open-worker.ts'
import type { Pace } from '../audio-import/time-left.ts'
import { request, subscribe } from '../bridge/client.ts'

interface AudioImportState {
  /** Under way, or null. */
  current: AudioImportView | null
  pace: Pace | null
  /** Not complete and not under way, oldest first. */
  resting: readonly AudioImportView[]
  /** Why the last one stopped by itself. */
  stopped: { importId: string; message: string } | null
  /** The last one that came in whole. */
  finished: AudioImportView | null
}

export const useAudioImport = create<AudioImportState>(() => ({
  current: null,
  pace: null,
  resting: [],
  stopped: null,
  finished: null,
}))

let run: ImportRun | null = null

/** All sound that is in, and all there is as far as is known, milliseconds. */
export function lengths({ files, fileAt, doneMs }: AudioImportView): { doneMs: number; totalMs: number } {
  const lengthOf = (some: AudioImportView['files']): number =>
    some.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
  return { doneMs: lengthOf(files.slice(0, fileAt)) + doneMs, totalMs: lengthOf(files) }
}

/** Begins it, or goes on with it. Throws a StudioError when it cannot. */
export async function goOnWith(importId: string): Promise<void> {
  const opened = await request('audioImport.open', { importId })
  useAudioImport.setState({
    current: opened.view,
    pace: { startedAt: performance.now(), startedMs: lengths(opened.view).doneMs },
    stopped: null,
    finished: null,
  })
  run = new ImportRun(opened, {
    request,
    openWorker,
    advanced: (fileAt, doneMs) => change((view) => ({ ...view, fileAt, doneMs })),
    fileDone: (fileAt, durationMs, broken) =>
      change((view) => withFileDone(view, fileAt, durationMs, broken)),
    allDone: () => void finish(importId),
    failed: (message) => void rest(importId, message),
  })
  await loadAudioImports()
}

export async function pauseImport(importId: string): Promise<void> {
  await run?.stop()
  await rest(importId, null)
}

/** Everything that came in is removed. */
export async function cancelImport(importId: string): Promise<void> {
  const { current } = useAudioImport.getState()
  if (current?.importId === importId) await run?.stop()
  await request('audioImport.cancel', { importId })
  if (current?.importId === importId) end({})
  await loadAudioImports()
}

async function finish(importId: string): Promise<void> {
  try {
    end({ finished: await request('audioImport.finish', { importId }) })
  } catch (error) {
    await rest(importId, error instanceof Error ? error.message : String(error))
  }
}

/** `message` null = the author wanted so. */
async function rest(importId: string, message: string | null): Promise<void> {
  try {
    await request('audioImport.pause', { importId })
  } finally {
    // Also when main could not be told: it finds out when the page is gone.
    end({ stopped: message === null ? null : { importId, message } })
    await loadAudioImports()
  }
}

function end(changes: Partial<AudioImportState>): void {
  run = null
  useAudioImport.setState({ current: null, pace: null, ...changes })
}

function change(next: (view: AudioImportView) => AudioImportView): void {
  useAudioImport.setState(({ current }) => ({ current: current === null ? null : next(current) }))
}

function withFileDone(
  view: AudioImportView,
  fileAt: number,
  durationMs: number,
  broken: string | null,
): AudioImportView {
  const files = view.files.map((file, at) => (at === fileAt ? { ...file, durationMs } : file))
  const error = [view.error, broken].filter((words) => words !== null).join('\n') || null
  return { ...view, files, fileAt: fileAt + 1, doneMs: 0, error }
}

/** Those that rest; called at the start and after each change. */
export async function loadAudioImports(): Promise<void> {
  const all = await request('audioImport.list', {})
  useAudioImport.setState(({ current }) => ({
    resting: all.filter(({ importId }) => importId !== current?.importId),
  }))
}

/** Projects come and go, and imports with them. */
export function followAudioImports(failed: (error: unknown) => void): () => void {
  return subscribe('projects.changed', () => {
    loadAudioImports().catch(failed)
  })
}
