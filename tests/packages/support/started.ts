// A started program, what it said, and its end.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

export interface Started {
  pid: number
  stdout(): string
  stderr(): string
  /** Its exit code; null = it was ended by a signal, or did not end in time and was ended here. */
  ended(limitMs?: number): Promise<number | null>
  /** What of its words matches, once it says them. */
  says(pattern: RegExp, limitMs?: number): Promise<RegExpExecArray>
  /** With every process of its group. */
  kill(): Promise<void>
}

export function follow(child: ChildProcess): Started {
  const { pid } = child
  if (pid === undefined) throw new Error('It could not be started')
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  const exit = once(child, 'exit') as Promise<[number | null]>
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  const kill = async (): Promise<void> => {
    if (!isOver()) signalGroup(pid)
    await exit
  }
  return {
    pid,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    kill,
    async ended(limitMs = 120_000) {
      const limit = AbortSignal.timeout(limitMs)
      const late = once(limit, 'abort').then(() => null)
      const first = await Promise.race([exit, late])
      if (first === null) await kill()
      return first?.[0] ?? null
    },
    async says(pattern, limitMs = 60_000) {
      for (const until = performance.now() + limitMs; performance.now() < until; await wait(50)) {
        const found = pattern.exec(said.stderr)
        if (found !== null) return found
        if (isOver()) break
      }
      throw new Error(`It did not say ${pattern.source}: ${said.stdout}${said.stderr}`)
    },
  }
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It ended in between.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
