// A guided interview with the real queue and drafter, answering until it is killed. Prints each acknowledged answer.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceContext } from '../../src/main/context.ts'
import { createDocumentAuthority } from '../../src/main/document/document-authority.ts'
import { DraftQueue } from '../../src/main/drafting/draft-queue.ts'
import { answerQuestion, startInterview } from '../../src/main/interview/guided-interview.ts'
import type { InterviewDeps } from '../../src/main/interview/interview-deps.ts'
import { pauseInterruptedSessions } from '../../src/main/interview/pause-interrupted.ts'
import { stopInterview } from '../../src/main/interview/stop-interview.ts'
import { createProject } from '../../src/main/projects/create-project.ts'
import { listProjects } from '../../src/main/store/queries/projects.ts'
import { openStore } from '../../src/main/store/store.ts'
import { createEmbeddedDrafter } from '../../src/shared/drafting/embedded/embedded-drafter.ts'

const [dataDir = '', migrationsDir = ''] = process.argv.slice(2)
const store = openStore({ dataDir, migrationsDir, now: Date.now })
const ctx: ServiceContext = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
const drafter = createEmbeddedDrafter({ pause: () => pause(0) })
const report = (error: unknown): void => {
  writeSync(2, `${String(error)}\n`)
}
const queue = new DraftQueue(ctx, { documents: createDocumentAuthority(ctx), drafter: () => drafter, report })
const deps: InterviewDeps = {
  ...ctx,
  enqueueDraft: (request) => queue.enqueueDraft(request),
  logReplay: () => undefined,
}

pauseInterruptedSessions(ctx)
queue.start()
const project =
  listProjects(store)[0] ?? createProject(ctx, { title: 'The Salt Road', contentType: 'memoir' })
let view = startInterview(deps, project.id)
writeSync(1, `ready ${view.question?.itemId ?? ''}\n`)
for (;;) {
  // Also the first time: the kill may have come between the last answer and the stop.
  if (view.question === null) {
    stopInterview(deps, view.session.id, [])
    view = startInterview(deps, project.id)
  }
  const word = `said-${randomUUID()}`
  const text = `My uncle Ivar came up the road that evening and told us about ${word}. It was in 1962 and it rained.`
  view = answerQuestion(deps, view.session.id, { text, choiceId: undefined })
  writeSync(1, `said ${word}\n`)
  await pause(Math.random() * 15)
}
