// A spoken session on a real store: the routes as the window calls them, over a speech process that follows a script.
import type { EventName, Events } from '../../../../src/shared/ipc/contract.ts'
import type { WordsToCome } from '../../../../src/shared/ipc/spoken-views.ts'
import { spokenHandlers } from '../../../../src/main/ipc/handlers/spoken-handlers.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { LiveHearing } from '../../../../src/main/spoken/live-hearing.ts'
import type { SpokenDeps } from '../../../../src/main/spoken/spoken-deps.ts'
import { keepPhrase } from '../../../../src/main/transcription/keep-phrase.ts'
import { recoverVoiceSessions } from '../../../../src/main/voice/recovered.ts'
import { report } from '../voice/voice-rig.ts'
import { makeToolRig, type ToolRig } from '../tools/tool-rig.ts'
import { scriptedSpeech, type ScriptedSpeech } from './scripted-speech.ts'

export interface SpokenRig extends Omit<ToolRig, 'deps' | 'events'> {
  deps: SpokenDeps
  routes: ReturnType<typeof spokenHandlers>
  speech: ScriptedSpeech
  told: { name: EventName; payload: Events[EventName] }[]
  /** What was queued to be written down. */
  queued: { sessionId: string; inFull: boolean }[]
  /** A project whose interview is about writing. */
  project(): string
  /** As the window does it: sound up to `endMs`, of which this was understood. */
  say(sessionId: string, startMs: number, endMs: number, text: string | null): Promise<void>
}

export function makeSpokenRig(): SpokenRig {
  const rig = makeToolRig()
  const told: SpokenRig['told'] = []
  const queued: SpokenRig['queued'] = []
  const speech = scriptedSpeech()
  const ctx = {
    ...rig.deps,
    emit: (name: EventName, payload: Events[EventName]) => void told.push({ name, payload }),
  }
  const hearing = new LiveHearing({
    speech,
    setup: () => ({ vadModel: 'vad.onnx', recogniser: null }),
    keep: (sessionId, phrase) =>
      void keepPhrase(ctx, {
        ...{ sessionId, phrase, source: 'live', jobId: null },
        ...{ engine: phrase.text === null ? null : 'local', model: phrase.text === null ? null : 'm' },
      }),
    partial: () => undefined,
    warn: () => undefined,
    now: () => 0,
  })
  const writeDown = (sessionId: string, inFull: boolean): WordsToCome => {
    queued.push({ sessionId, inFull })
    return inFull ? 'none' : 'queued'
  }
  const deps: SpokenDeps = { ...ctx, logReplay: () => undefined, hearing, writeDown }
  const recovered = recoverVoiceSessions({ ...deps, report })
  const routes = spokenHandlers(deps, recovered)
  return {
    ...rig,
    ...{ deps, routes, speech, told, queued },
    project() {
      const { id } = createProject(deps, { title: 'The farm', contentType: 'memoir' })
      rig.store.sqlite.prepare(`UPDATE projects SET status = 'active' WHERE id = ?`).run(id)
      return id
    },
    async say(sessionId, startMs, endMs, text) {
      const samples = new Uint8Array(Math.round((endMs - startMs) * 16) * 4)
      await routes['spoken.hear']({ sessionId, atMs: startMs, samples })
      speech.tell({ startMs, endMs, text, words: null })
    },
  }
}
