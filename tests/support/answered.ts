// Asking main for what must be answered: a refusal ends the test with main's own words.
import type { Page } from '@playwright/test'
import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract.ts'
import { ask } from './electron-app.ts'

export async function answered<N extends RequestName>(
  page: Page,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const answer = await ask(page, name, input)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`)
  return answer.value as RequestOutput<N>
}
