// SIGKILL in the middle of a guided interview. Would catch: an acknowledged answer that is gone, half an answer, a
// question that was forgotten, a draft asked for twice.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { CLOSING_QUESTION } from '../../src/shared/interview/ghostwriting-planner.ts'
import { listInterviewSteps } from '../../src/main/store/queries/interview-steps.ts'
import { listDraftJobs } from '../../src/main/store/queries/draft-jobs.ts'
import { listProjects } from '../../src/main/store/queries/projects.ts'
import { getTranscriptForProject } from '../../src/main/store/queries/transcript.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const KILLS = countOf('guided-kill')
const dataDir = makeTempDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Answers that were acknowledged before the kill, and the question the child began with. */
async function interviewAndKill(): Promise<{ said: string[]; begunWith: string }> {
  const script = join(import.meta.dirname, 'guided-kill-child.ts')
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir, migrationsDir])
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const said: string[] = []
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
      else said.push(line.slice('said '.length))
    })
    child.once('exit', () => reject(new Error(`The child ended: ${errors}`)))
  })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  const begunWith = await ready
  await pause(Math.random() * 500)
  child.kill('SIGKILL')
  await ended
  expect(errors).toBe('')
  return { said, begunWith }
}

/** What must hold whenever the lights go out. Returns the question that was open. */
function checkWhole(store: Store, said: ReadonlySet<string>): string | null {
  const projectId = listProjects(store)[0]?.id ?? ''
  const transcripts = getTranscriptForProject(store, projectId)
  const text = transcripts.flatMap(({ items }) => items.map((item) => item.text)).join('\n')
  for (const word of said) expect(text).toContain(word)
  let open: string | null = null
  for (const { session, items } of transcripts) {
    const steps = listInterviewSteps(store, session.id)
    const ofSteps = steps
      .flatMap(({ itemId, answerItemId }) => [itemId, answerItemId])
      .filter((id) => id !== null)
    expect(items.map(({ itemId }) => itemId)).toEqual(ofSteps)
    const waiting = steps.filter(({ outcome }) => outcome === 'asked')
    const last = steps.at(-1)
    // Nothing waits in a sitting that ended, nor in one whose very last question was answered.
    const isOver =
      session.status === 'ended' || (last?.questionId === CLOSING_QUESTION && last.outcome === 'answered')
    expect(waiting).toEqual(isOver ? [] : steps.slice(-1))
    if (!isOver) open = last?.itemId ?? null
  }
  const anchors = listDraftJobs(store, projectId).flatMap(({ transcriptAnchors }) => transcriptAnchors)
  expect(new Set(anchors).size).toBe(anchors.length)
  return open
}

it(
  `survives ${KILLS} kills without losing an answer or its place`,
  async () => {
    const said = new Set<string>()
    let open: string | null = null
    for (let kill = 0; kill < KILLS; kill++) {
      const run = await interviewAndKill()
      if (open !== null) expect(run.begunWith).toBe(open)
      for (const word of run.said) said.add(word)
      const store = openStore({ dataDir, migrationsDir, now: Date.now })
      open = checkWhole(store, said)
      store.close()
    }
    tellFigures('guided-kill', { kills: KILLS, said: said.size })
    expect(said.size).toBeGreaterThan(KILLS)
  },
  60_000 + KILLS * 10_000,
)
