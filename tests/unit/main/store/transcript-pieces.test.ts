// Catches: an item twice or left out where two pieces meet, a session without items shown, a piece without a bound,
// a reader that never comes to its end.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { transcriptHandlers } from '../../../../src/main/ipc/handlers/transcript-handlers.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { PIECE, projectPiece } from '../../../../src/main/store/queries/transcript-pieces.ts'
import {
  getTranscriptForProject,
  listItems,
  saveTranscriptItem,
} from '../../../../src/main/store/queries/transcript.ts'
import { wholeProjectTranscript, wholeTranscript } from '../../../../src/shared/ipc/whole-transcript.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let ctx: RecordedContext
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  projectId = createProject(ctx, { title: 'The Salt Road', contentType: 'memoir' }).id
})
afterEach(() => temp.cleanup())

function say(sessionId: string, count: number): void {
  addSession(temp.store, sessionId, projectId)
  temp.store.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const previousItemId = n === 0 ? null : `${sessionId}-${n - 1}`
      saveTranscriptItem(temp.store, sessionId, makeItem({ itemId: `${sessionId}-${n}`, previousItemId }))
    }
  })
}

/** As the window asks; notes how long each piece was. */
function reader() {
  const routes = transcriptHandlers(ctx)
  const lengths: number[] = []
  return {
    lengths,
    session: (sessionId: string) =>
      wholeTranscript((name, input) => {
        const piece = routes[name](input)
        lengths.push(piece.items.length)
        return Promise.resolve(piece)
      }, sessionId),
    project: () =>
      wholeProjectTranscript((name, input) => {
        const piece = routes[name](input)
        lengths.push(piece.views.reduce((sum, { items }) => sum + items.length, 0))
        return Promise.resolve(piece)
      }, projectId),
  }
}

describe.each([
  { sizes: [] },
  { sizes: [0] },
  { sizes: [1, 0, 2] },
  { sizes: [PIECE] },
  { sizes: [PIECE - 1, 1, 1] },
  { sizes: [PIECE, PIECE] },
  { sizes: [PIECE + 1, 0, 3, 2 * PIECE + 200, 7] },
])('sessions of $sizes items', ({ sizes }) => {
  beforeEach(() => {
    for (const [n, size] of sizes.entries()) say(`s${n}`, size)
  })

  test('the project read in pieces is the project', async () => {
    const { project, lengths } = reader()
    expect(await project()).toEqual(getTranscriptForProject(temp.store, projectId))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(PIECE)
  })

  test('each session read in pieces is the session', async () => {
    const { session, lengths } = reader()
    for (const n of sizes.keys()) {
      expect((await session(`s${n}`)).items).toEqual(listItems(temp.store, `s${n}`))
    }
    expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(PIECE)
  })
})

test('a session that leaves the project between two pieces is the end', () => {
  say('s', PIECE + 1)
  const { next } = projectPiece(temp.store, projectId, null)
  expect(next).toEqual({ sessionId: 's', position: PIECE - 1 })
  updateSession(temp.store, 's', { projectId: createProject(ctx, { title: 'B', contentType: 'memoir' }).id })
  expect(projectPiece(temp.store, projectId, next)).toEqual({ views: [], next: null })
})
