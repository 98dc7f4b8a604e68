// The drafting engines, and which one the author's settings choose for a job. A new engine is one file and a line here.
import type { DraftJob, EngineName } from '../../shared/drafting/draft-job.ts'
import { createEmbeddedDrafter } from '../../shared/drafting/embedded/embedded-drafter.ts'
import type { SessionDigest } from '../../shared/drafting/session-digest.ts'
import type { PriceTable } from '../../shared/realtime/usage.ts'
import type { Background } from '../background/background.ts'
import { breathe } from './breathe.ts'
import type { Engine } from './engine.ts'
import { createModelEngine } from './model/model-engine.ts'
import type { ServerSettings } from './model/model-server.ts'
import type { RequestLedger } from './model/request-ledger.ts'

/** What the choice rests on. */
export interface DraftingSettings {
  draftingEngine: EngineName
  baseUrl: string
  draftingModel: string
  serverUrl: string
  serverModel: string
  draftingBudget: number | null
  prices: PriceTable
}

export interface EnginePorts {
  settings(): DraftingSettings
  /** The key of the hosted service, or null. */
  hostedKey(baseUrl: string): Promise<string | null>
  /** The key of the author's own server; many need none. */
  serverKey(baseUrl: string): Promise<string | null>
  ledger: RequestLedger
  background: Background
  /** Given digests that were made for a prompt. */
  keepDigests?(digests: SessionDigest[]): void
}

export function embeddedEngine(): Engine {
  return createEmbeddedDrafter({ pause: breathe })
}

/** A job whose author chose an engine gets it. `hosted` without a key is the embedded one: it needs neither key nor network. */
export async function engineFor(ports: EnginePorts, job: Pick<DraftJob, 'forcedEngine'>): Promise<Engine> {
  const { ledger, background, keepDigests } = ports
  const { draftingEngine, draftingBudget: budgetTokens } = ports.settings()
  const name = job.forcedEngine ?? draftingEngine
  if (name === 'embedded') return embeddedEngine()
  const server = await serverFor(ports, name)
  if (name === 'hosted' && server.key === null) return embeddedEngine()
  return createModelEngine({ name, ...server, budgetTokens, ledger, background, keepDigests })
}

/** The server that an engine asks, with the key that is kept for it. */
export async function serverFor(
  { settings, hostedKey, serverKey }: Pick<EnginePorts, 'settings' | 'hostedKey' | 'serverKey'>,
  engine: Exclude<EngineName, 'embedded'>,
): Promise<ServerSettings> {
  const { baseUrl, draftingModel, serverUrl, serverModel } = settings()
  return engine === 'hosted'
    ? { wire: 'responses', baseUrl, model: draftingModel, key: await hostedKey(baseUrl) }
    : { wire: 'chat', baseUrl: serverUrl, model: serverModel, key: await serverKey(serverUrl) }
}
