// A project in a real store with the document authority over it, and what it told the window.
import type { Background } from '../../../../src/main/background/background.ts'
import type { Emit, ServiceContext } from '../../../../src/main/context.ts'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { insertProject } from '../../../../src/main/store/queries/projects.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { makeTempStore } from '../../../support/temp-store.ts'

export interface Told {
  name: string
  payload: unknown
}

export function makeStudio(background?: Background) {
  let clock = 1_700_000_000_000
  let ids = 0
  const temp = makeTempStore(() => clock)
  const told: Told[] = []
  const emit: Emit = (name, payload) => {
    told.push({ name, payload })
    // The window's answer: all was sent.
    if ('flushId' in payload) documents.flushed(payload.flushId)
  }
  const ctx: ServiceContext = { store: temp.store, emit, now: () => clock, newId: () => `id-${++ids}` }
  addProject(ctx, 'p1')
  const documents = createDocumentAuthority(ctx, background)
  return {
    ctx,
    told,
    documents,
    dataDir: temp.dataDir,
    advance: (ms: number) => void (clock += ms),
    cleanup: temp.cleanup,
  }
}

export function addProject(ctx: ServiceContext, id: string): void {
  const at = ctx.now()
  insertProject(ctx.store, {
    id,
    title: 'The River House',
    contentType: 'memoir',
    goal: null,
    targetWords: null,
    status: 'active',
    createdAt: at,
    updatedAt: at,
  })
  insertSession(ctx.store, {
    id: `${id}-s1`,
    projectId: id,
    kind: 'guided',
    stage: 'ghostwriting',
    status: 'live',
    startedAt: at,
    endedAt: null,
  })
}

/** Adds what the author said to the project's session; returns the item's id. */
export function say(ctx: ServiceContext, projectId: string, number: number, text: string): string {
  const itemId = `${projectId}-item-${number}`
  saveTranscriptItem(ctx.store, `${projectId}-s1`, {
    itemId,
    previousItemId: number === 1 ? null : `${projectId}-item-${number - 1}`,
    role: 'user',
    type: 'message',
    status: 'completed',
    text,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: ctx.now(),
  })
  return itemId
}
