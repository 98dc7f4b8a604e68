import { showProblem } from '../../stores/toasts-store.ts'

/** Runs what the author asked for; `failed` heads what is said where it does not come to pass. */
export function attempt(failed: string, run: () => Promise<unknown>): void {
  run().catch((error: unknown) => showProblem(failed, error))
}
