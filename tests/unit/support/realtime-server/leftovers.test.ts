// A server that outlives its test would keep a core busy, and its port, for as long as the machine runs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startRealtimeServer } from '../../../support/realtime-server/realtime-server.ts'

const module = join(import.meta.dirname, '../../../support/realtime-server/realtime-server.ts')

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  const last = performance.now() + 15_000
  while (isAlive(pid)) {
    if (performance.now() > last) throw new Error('The server is still there')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('ends with the process that started it, however that ends', async () => {
  const code = `const { startRealtimeServer } = await import(${JSON.stringify(module)})
    console.log((await startRealtimeServer()).pid); setInterval(() => {}, 1000)`
  const parent = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(line.toString())
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await gone(pid)
})

test('ends by itself when its time is over, and says so to whoever asks', async () => {
  const server = await startRealtimeServer({ limitMs: 500 })
  await gone(server.pid)
  await expect(server.state()).rejects.toThrow('has ended')
  await server.close()
})
