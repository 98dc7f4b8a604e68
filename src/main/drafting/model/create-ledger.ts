// The ledger of requests to models, kept in `model_requests`.
import type { PriceTable } from '../../../shared/realtime/usage.ts'
import type { ServiceContext } from '../../context.ts'
import type { RequestLedger } from './request-ledger.ts'

export interface LedgerSettings {
  prices: PriceTable
  /** US dollars in 24 hours; null = no ceiling. */
  draftingCeilingUsd: number | null
}

export function createRequestLedger(ctx: ServiceContext, _settings: () => LedgerSettings): RequestLedger {
  return {
    begin: () => ctx.newId(),
    end: () => undefined,
  }
}
