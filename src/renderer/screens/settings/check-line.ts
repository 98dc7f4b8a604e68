// One line of a test of the connection: what was looked at, whether it is well, and words.
import type { ConnectionReport } from '../../../shared/ipc/voice-views.ts'

export interface CheckLine {
  name: string
  ok: boolean
  message: string
}

const names: Record<ConnectionReport['checks'][number]['check'], string> = {
  address: 'Address',
  key: 'Key',
  model: 'Model',
  quota: 'Quota',
}

export function linesOf({ checks }: ConnectionReport): CheckLine[] {
  return checks.map(({ check, ok, message }) => ({ name: names[check], ok, message }))
}

export function failedLine(name: string, error: unknown): CheckLine {
  return { name, ok: false, message: error instanceof Error ? error.message : String(error) }
}

/** The sentence above the lines. */
export function verdict(lines: readonly CheckLine[]): string {
  const failed = lines.filter(({ ok }) => !ok).map(({ name }) => `the ${name.toLowerCase()}`)
  if (failed.length === 0) return 'Everything answers. A voice interview can begin.'
  return `Not yet: ${failed.join(' and ')} ${failed.length === 1 ? 'needs' : 'need'} your attention. Nothing was changed.`
}

/** The promise's value, or what stands for it when that takes too long. */
export async function within<T>(milliseconds: number, promise: Promise<T>, late: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), milliseconds)
  })
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
