// The drafting engines, and which one the author's settings choose for a job. A new engine is one file and a line here.
import type { DraftJob, EngineName } from '../../shared/drafting/draft-job.ts'
import { createEmbeddedDrafter } from '../../shared/drafting/embedded/embedded-drafter.ts'
import type { PriceTable } from '../../shared/realtime/usage.ts'
import type { Background } from '../background/background.ts'
import { breathe } from './breathe.ts'
import type { Engine } from './engine.ts'
import { createModelEngine } from './model/model-engine.ts'
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
}

export function embeddedEngine(): Engine {
  return createEmbeddedDrafter({ pause: breathe })
}

/** A job whose author chose an engine gets it. `hosted` without a key is the embedded one: it needs neither key nor network. */
export async function engineFor(ports: EnginePorts, job: Pick<DraftJob, 'forcedEngine'>): Promise<Engine> {
  const settings = ports.settings()
  const chosen = job.forcedEngine ?? settings.draftingEngine
  const { ledger, background } = ports
  const budgetTokens = settings.draftingBudget
  if (chosen === 'server') {
    const { serverUrl: baseUrl, serverModel: model } = settings
    const key = await ports.serverKey(baseUrl)
    return createModelEngine({
      name: 'server',
      wire: 'chat',
      baseUrl,
      model,
      key,
      budgetTokens,
      ledger,
      background,
    })
  }
  const { baseUrl, draftingModel: model } = settings
  const key = chosen === 'hosted' ? await ports.hostedKey(baseUrl) : null
  if (key === null) return embeddedEngine()
  return createModelEngine({
    name: 'hosted',
    wire: 'responses',
    baseUrl,
    model,
    key,
    budgetTokens,
    ledger,
    background,
  })
}
