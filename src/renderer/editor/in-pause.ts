// Work that waits for a pause.

export interface PausedTask {
  start(): void
  cancel(): void
}

/** Runs `task` once `start` was not called for `ms`. */
export function inPause(ms: number, task: () => void): PausedTask {
  let timer: number | undefined
  const cancel = () => window.clearTimeout(timer)
  return {
    cancel,
    start() {
      cancel()
      timer = window.setTimeout(task, ms)
    },
  }
}
