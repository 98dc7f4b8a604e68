// A program of the author's, run once: without a shell, for a bounded time, with a bounded answer, and gone afterwards with
// whatever it started.
import { spawn, type ChildProcess } from 'node:child_process'

export interface Run {
  program: string
  args: string[]
  /** Where it runs; relative names in its arguments are of this folder. */
  folder: string
  limitMs: number
  signal: AbortSignal
}

export type RunEnd =
  | { kind: 'ended'; code: number; output: string; complaint: string }
  | { kind: 'notStarted'; system: string }
  | { kind: 'killed'; by: string }
  | { kind: 'tookTooLong' }
  | { kind: 'saidTooMuch' }
  | { kind: 'cancelled' }

/** Of what it writes; an hour of speech is a tenth of it. */
export const MOST_BYTES = 4 * 1024 * 1024
const COMPLAINT_CHARACTERS = 4000

/** Never rejects. */
export function runProgram({ program, args, folder, limitMs, signal }: Run): Promise<RunEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'cancelled' })
    const child = spawn(program, args, {
      cwd: folder,
      shell: false,
      windowsHide: true,
      // A group of its own, so that what it starts ends with it.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output: Buffer[] = []
    let [bytes, complaint, over] = [0, '', false]
    const end = (how: RunEnd): void => {
      if (over) return
      over = true
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      endGroup(child)
      resolve(how)
    }
    const cancel = (): void => end({ kind: 'cancelled' })
    const timer = setTimeout(() => end({ kind: 'tookTooLong' }), limitMs)
    signal.addEventListener('abort', cancel, { once: true })
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_BYTES) end({ kind: 'saidTooMuch' })
      else output.push(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint = (complaint + chunk).slice(-COMPLAINT_CHARACTERS)
    })
    child.on('error', (error) => end({ kind: 'notStarted', system: codeOf(error) }))
    child.on('close', (code, by) => {
      if (code === null) return end({ kind: 'killed', by: by ?? 'the system' })
      end({ kind: 'ended', code, output: Buffer.concat(output).toString('utf8'), complaint })
    })
  })
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // All of it is gone already; macOS says so in another way.
    if (!['ESRCH', 'EPERM'].includes(codeOf(error))) throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
