// The handlers of voice connections over a real store, with a key in memory and a service on loopback.
import type { ApiKey } from '../../../../src/main/credentials/api-key.ts'
import { voiceConnectionHandlers } from '../../../../src/main/ipc/handlers/voice-connection-handlers.ts'
import type { ConnectDeps } from '../../../../src/main/realtime/connect.ts'
import { createOpenCalls, type OpenCalls } from '../../../../src/main/realtime/open-calls.ts'
import { insertBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { insertProject } from '../../../../src/main/store/queries/projects.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import type { Session } from '../../../../src/shared/session/session.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

export const KEY = 'sk-canary-0123456789abcdef'
export const OFFER = 'v=0\r\no=- canary-offer 2 IN IP4 127.0.0.1\r\n'

export interface Bench {
  temp: TempStore
  deps: ConnectDeps
  calls: OpenCalls
  handlers: ReturnType<typeof voiceConnectionHandlers>
  warnings: string[]
  session: Session
}

/** A live voice session of a project, and a key for `baseUrl`. */
export function makeBench(baseUrl: string, key: string | null = KEY): Bench {
  const temp = makeTempStore()
  const warnings: string[] = []
  const context = makeContext(temp.store)
  const session: Session = {
    id: 'session-1',
    projectId: 'project-1',
    kind: 'voice',
    stage: 'intake',
    status: 'live',
    startedAt: 1,
    endedAt: null,
  }
  insertProject(temp.store, {
    id: 'project-1',
    title: 'The Lighthouse at Ness',
    contentType: 'memoir',
    goal: null,
    targetWords: null,
    status: 'intake',
    createdAt: 1,
    updatedAt: 1,
  })
  insertBlueprint(temp.store, 'project-1', 1)
  insertSession(temp.store, session)
  const deps: ConnectDeps = {
    ...context,
    apiKey: keyFor(baseUrl, key),
    settings: () => ({ baseUrl, realtimeModel: 'gpt-realtime-2.1', voice: 'marin', language: '' }),
  }
  const calls = createOpenCalls((message) => void warnings.push(message))
  return { temp, deps, calls, handlers: voiceConnectionHandlers(deps, calls), warnings, session }
}

export function keyFor(baseUrl: string, key: string | null): ApiKey {
  return {
    forServer: (asked) => Promise.resolve(asked === baseUrl ? key : null),
    storage: () => Promise.resolve('memory'),
    keep: () => Promise.resolve('memory'),
    forget: () => Promise.resolve(),
  }
}

/** The error that an act ends with; a test that expects one fails when there is none. */
export async function failureIn(act: () => unknown): Promise<StudioError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('It went well.')
}
