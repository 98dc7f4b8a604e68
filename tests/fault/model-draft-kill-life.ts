// Lives of model-draft-kill-child.ts, each ended at a moment of a draft.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { ModelServer } from '../support/model-server/model-server.ts'
import { migrationsDir } from '../support/temp-store.ts'

/** The child sees these come and kills itself. */
type OwnMoment = 'begun' | 'merging' | 'in the commit' | 'committed' | 'told'
/** These are seen from outside. */
type OuterMoment = 'any time' | 'asked' | 'in the stream' | 'last byte'
export type Moment = OwnMoment | OuterMoment

/** A life whose moment does not come is a finding. */
const LONGEST_LIFE_MS = 30_000
const PIECES = 24

export interface Life {
  /** Begins when it is told to: loading the sources takes longer than most lives. */
  begin(): void
  /** Words whose saving was acknowledged. */
  typed: string[]
  /** Resolves when nothing of it runs any more; with the signal that ended it, if one did. */
  ended: Promise<NodeJS.Signals | null>
  kill(): void
  errors(): string
}

export async function load(mode: Moment | 'finish', dataDir: string, server: ModelServer): Promise<Life> {
  const script = join(import.meta.dirname, 'model-draft-kill-child.ts')
  const given = [script, dataDir, migrationsDir, server.baseUrl, mode]
  const child = spawn(process.execPath, ['--no-warnings', ...given], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Filled by a life that ends by itself: the next ones load sooner.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, 'compiled') },
  })
  child.stdin.on('error', () => undefined)
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const typed: string[] = []
  const lines = createInterface({ input: child.stdout })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(
    ([[, signal]]) => signal as NodeJS.Signals | null,
  )
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line === 'loaded') resolve()
      else typed.push(line.slice('typed '.length))
    })
    child.once('exit', () => reject(new Error(`The child ended before it was loaded: ${errors}`)))
  })
  return {
    begin: () => void child.stdin.end('\n'),
    typed,
    ended,
    kill: () => void child.kill('SIGKILL'),
    errors: () => errors,
  }
}

/** Works off what is there. */
export async function finish(life: Life): Promise<void> {
  life.begin()
  if ((await life.ended) !== null || life.errors() !== '')
    throw new Error(`The life did not end by itself: ${life.errors()}`)
}

/** Lives until `moment`. Rejects when it does not come. */
export async function liveUntil(moment: Moment, life: Life, server: ModelServer): Promise<void> {
  const late = new AbortController()
  const tooLong = pause(LONGEST_LIFE_MS, undefined, { signal: late.signal }).then(() => life.kill())
  const [asked, billed] = [server.asked.length, server.billed.length]
  if (moment === 'in the stream') server.hold(Math.floor(Math.random() * PIECES))
  const begun = performance.now()
  life.begin()
  const seen = outside(moment, server, asked, billed)
  if (seen !== null) await Promise.race([seen.then(() => life.kill()), life.ended])
  const signal = await life.ended
  server.release()
  late.abort()
  await tooLong.catch(() => undefined)
  if (signal !== 'SIGKILL' || performance.now() - begun > LONGEST_LIFE_MS)
    throw new Error(`The moment "${moment}" did not come (${signal}): ${life.errors()}`)
}

/** null = not seen from here. */
function outside(
  moment: Moment,
  server: ModelServer,
  asked: number,
  billed: number,
): Promise<unknown> | null {
  switch (moment) {
    case 'any time':
      return pause(Math.random() * 500)
    case 'asked':
      return server.waitFor(asked + 1, LONGEST_LIFE_MS)
    case 'in the stream':
      return server.held(LONGEST_LIFE_MS)
    case 'last byte':
      return lastByte(server, billed + 1).then(() => pause(Math.random() * 20))
    default:
      return null
  }
}

async function lastByte(server: ModelServer, count: number): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < LONGEST_LIFE_MS;) {
    if (server.billed.length >= count) return
    await pause(1)
  }
  throw new Error('No answer came to its end')
}
