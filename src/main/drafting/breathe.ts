// Lets waiting input and requests run before a long piece of work goes on.
import { setImmediate } from 'node:timers/promises'

export async function breathe(): Promise<void> {
  await setImmediate()
}
