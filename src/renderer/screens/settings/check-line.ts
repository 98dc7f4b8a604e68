// One line of a test of a connection: what was looked at, whether it is well, and words.
import type { DraftingReport } from '../../../shared/ipc/draft-views.ts'
import type { ConnectionReport } from '../../../shared/ipc/voice-views.ts'

export interface CheckLine {
  name: string
  ok: boolean
  message: string
}

type Report = ConnectionReport | DraftingReport

const names: Record<Report['checks'][number]['check'], string> = {
  address: 'Address',
  key: 'Key',
  model: 'Model',
  quota: 'Quota',
  answer: 'Answer',
}

export function linesOf({ checks }: Report): CheckLine[] {
  return checks.map(({ check, ok, message }) => ({ name: names[check], ok, message }))
}

export function failedLine(name: string, error: unknown): CheckLine {
  return { name, ok: false, message: error instanceof Error ? error.message : String(error) }
}

/** The sentence above the lines; `kept`: what became of the settings. */
export function verdict(lines: readonly CheckLine[], well: string, kept: string): string {
  const failed = lines.filter(({ ok }) => !ok).map(({ name }) => `the ${name.toLowerCase()}`)
  if (failed.length === 0) return `Everything answers. ${well}`
  return `Not yet: ${failed.join(' and ')} ${failed.length === 1 ? 'needs' : 'need'} your attention. ${kept}`
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
