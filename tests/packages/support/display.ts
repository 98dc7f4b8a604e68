// A screen for windows that nobody sees. It lets in whoever is on this computer, for as long as a test.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Display {
  /** For DISPLAY. */
  name: string
  close(): Promise<void>
}

export async function openDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-ac', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const limit = AbortSignal.timeout(20_000)
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data', { signal: limit })) as [
    Buffer,
  ]
  return {
    name: `:${number.toString().trim()}`,
    async close() {
      const gone = once(server, 'exit')
      server.kill()
      await gone
    },
  }
}
