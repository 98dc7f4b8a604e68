// The native engine. Where it cannot be loaded, this says why instead of ending the process.
import { StudioError } from '../../../shared/errors.ts'

export type Sherpa = typeof import('sherpa-onnx-node').default

export async function loadEngine(): Promise<Sherpa> {
  return (await import('sherpa-onnx-node')).default
}

/** Words for a failure that the same again will not mend. */
export function speechFailed(what: string, todo: string): StudioError {
  const safe = 'What was recorded is safe.'
  return new StudioError('SPEECH_FAILED', `${what} ${safe} ${todo}`, { retryable: false })
}
