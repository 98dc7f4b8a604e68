// A child process as the supervisor needs it; `app/` forks the real one.

export interface ChildPort {
  /** Typed arrays are copied. */
  send(message: unknown): void
  onMessage(listen: (message: unknown) => void): void
  /** Once, also when it could not be started. */
  onExit(listen: (why: string) => void): void
  kill(): void
}
