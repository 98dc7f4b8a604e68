// The manuscript, its other thread, the draft queue and the engines, tied together.
import type { SessionDigest } from '../../shared/drafting/session-digest.ts'
import { createBackground } from '../background/create-background.ts'
import type { ServiceContext } from '../context.ts'
import type { ApiKey } from '../credentials/api-key.ts'
import { createDocumentAuthority, type DocumentAuthority } from '../document/document-authority.ts'
import { DraftQueue } from '../drafting/draft-queue.ts'
import { engineFor, type EnginePorts } from '../drafting/engines.ts'
import { createRequestLedger } from '../drafting/model/create-ledger.ts'
import type { StoredSettings } from '../settings/stored-settings.ts'
import { saveSessionDigests } from '../store/queries/session-digests.ts'
import type { Log } from './log.ts'

export interface DraftingServices {
  documents: DocumentAuthority
  queue: DraftQueue
  engines: EnginePorts
  /** Stops running jobs, which go on at the next start. */
  close(): Promise<void>
}

interface DraftingPorts {
  settings(): StoredSettings
  keys: { apiKey: ApiKey; serverKey: ApiKey }
  log: Log
}

/** The queue is not started yet. */
export function openDrafting(ctx: ServiceContext, { settings, keys, log }: DraftingPorts): DraftingServices {
  const { store, now } = ctx
  const background = createBackground({ warn: (words) => log.warn(words) })
  const documents = createDocumentAuthority(ctx, background)
  const engines: EnginePorts = {
    settings,
    hostedKey: (baseUrl) => keys.apiKey.forServer(baseUrl),
    serverKey: (baseUrl) => keys.serverKey.forServer(baseUrl),
    ledger: createRequestLedger(ctx, settings),
    background,
    keepDigests: (digests: SessionDigest[]) => saveSessionDigests(store, digests, now()),
  }
  const queue = new DraftQueue(ctx, {
    documents,
    drafter: (job) => engineFor(engines, job),
    report: (error) => void log.bug('draft', error),
  })
  return {
    documents,
    queue,
    engines,
    async close() {
      await queue.stop()
      await background.close()
    },
  }
}
