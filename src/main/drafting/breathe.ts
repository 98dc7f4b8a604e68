// Lets waiting input and requests run before a long piece of work goes on.
import { setImmediate } from 'node:timers/promises'

export async function breathe(): Promise<void> {
  // The first may come in the same turn of the loop, which is one task of Electron's: behind an answer of the network, of
  // a file or of another thread nothing else would run before it. The second comes in another turn.
  await setImmediate()
  await setImmediate()
}
