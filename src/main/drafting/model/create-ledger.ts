// The ledger of requests to models, kept in `model_requests`: no request without a row, none over the author's ceiling.
import type { ModelUsage } from '../../../shared/drafting/model-request.ts'
import { estimateTokens } from '../../../shared/drafting/prompt/estimate-tokens.ts'
import { StudioError } from '../../../shared/errors.ts'
import { costOf, noUsage } from '../../../shared/realtime/cost.ts'
import type { PriceTable } from '../../../shared/realtime/usage.ts'
import type { ServiceContext } from '../../context.ts'
import { isLoopback } from '../../credentials/base-url.ts'
import { findDraftJob, updateDraftJob } from '../../store/queries/draft-jobs.ts'
import {
  addUpRequests,
  dropOldTexts,
  dropTriesBefore,
  endOpenRequests,
  findModelRequest,
  insertModelRequest,
  spentSince,
  updateModelRequest,
  type ModelRequestRow,
} from '../../store/queries/model-requests.ts'
import type { BegunRequest, EndedRequest, RequestLedger } from './request-ledger.ts'

export interface LedgerSettings {
  prices: PriceTable
  /** US dollars in 24 hours; null = no ceiling. */
  draftingCeilingUsd: number | null
}

/** What the ceiling is reckoned over. */
export const DAY_MS = 24 * 3_600_000
/** Jobs of a project whose prompts and answers are kept. */
const KEPT_JOBS = 20
const LONGEST_ANSWER = 1_000_000
const LEFT_OPEN = 'The studio was closed, or stopped, before the answer was whole.'

export function createRequestLedger(ctx: ServiceContext, settings: () => LedgerSettings): RequestLedger {
  const { store } = ctx
  return {
    begin: (request) => store.transaction(() => begin(ctx, settings(), request)),
    end(id, request) {
      // A request that outlives the store leaves its row as a crash would.
      if (store.sqlite.open) store.transaction(() => end(ctx, settings().prices, id, request))
    },
  }
}

function begin(
  { store, now, newId }: ServiceContext,
  settings: LedgerSettings,
  request: BegunRequest,
): string {
  const { jobId, attempt, kind, host, model, prompt, inputTokens, maxOutputTokens } = request
  const at = now()
  endOpenRequests(store, jobId, LEFT_OPEN, at)
  const atMost = { inputTokens, cachedTokens: 0, outputTokens: maxOutputTokens }
  const costUsd = costOfUsage(atMost, { host, model }, settings.prices)
  if (settings.draftingCeilingUsd !== null && costUsd !== null && costUsd > 0) {
    requireRoom(spentSince(store, at - DAY_MS), costUsd, settings.draftingCeilingUsd)
  }
  const id = newId()
  insertModelRequest(store, {
    ...{ id, jobId, attempt, kind, host, model, inputTokens, costUsd },
    outcome: 'sent',
    cachedTokens: null,
    outputTokens: null,
    error: null,
    startedAt: at,
    endedAt: null,
    prompt: JSON.stringify(prompt),
    answer: null,
  })
  const projectId = findDraftJob(store, jobId)?.projectId
  if (projectId !== undefined) dropOldTexts(store, projectId, KEPT_JOBS)
  return id
}

function end({ store, now }: ServiceContext, prices: PriceTable, id: string, request: EndedRequest): void {
  const row = findModelRequest(store, id)
  if (row === null) return // its project was deleted meanwhile
  const { outcome, usage, error, answer, neverSent = false } = request
  if (neverSent) dropTriesBefore(store, row, error)
  updateModelRequest(store, id, {
    outcome,
    error,
    endedAt: now(),
    answer: answer?.slice(0, LONGEST_ANSWER) ?? null,
    ...(usage ?? { inputTokens: null }),
    costUsd: costOfEnd(row, request, prices),
  })
  updateDraftJob(store, row.jobId, addUpRequests(store, row.jobId))
}

/** What broke off was paid for all the same: without the service's count, by what went out and what came. */
function costOfEnd(
  row: ModelRequestRow,
  { outcome, usage, answer }: EndedRequest,
  prices: PriceTable,
): number | null {
  if (usage !== null) return costOfUsage(usage, row, prices)
  if (outcome === 'failed') return null
  const outputTokens = estimateTokens(answer ?? '')
  return costOfUsage({ inputTokens: row.inputTokens ?? 0, cachedTokens: 0, outputTokens }, row, prices)
}

/** US dollars; null when the model has no price. Without one a server on this computer costs nothing. */
function costOfUsage(
  { inputTokens, cachedTokens, outputTokens }: ModelUsage,
  { host, model }: Pick<ModelRequestRow, 'host' | 'model'>,
  prices: PriceTable,
): number | null {
  const used = {
    ...noUsage,
    inputTextTokens: inputTokens,
    cachedTextTokens: cachedTokens,
    outputTextTokens: outputTokens,
  }
  return costOf({ [model]: used }, prices) ?? (isLoopback(new URL(`http://${host}`).hostname) ? 0 : null)
}

function requireRoom(spent: number, atMost: number, ceiling: number): void {
  if (spent + atMost <= ceiling) return
  throw new StudioError(
    'LIMIT_EXCEEDED',
    `This draft update may cost up to ${dollars(atMost)}, and ${dollars(spent)} of the ${dollars(ceiling)} that drafting ` +
      'may cost in 24 hours are spent. Nothing was sent. Your document is unchanged, and nothing that was said is lost. ' +
      'Raise the ceiling in Settings, wait, or draft this without a model.',
    { retryable: false },
  )
}

/** Rounded up, so that no cost reads as nothing. */
function dollars(amount: number): string {
  return `$${(Math.ceil(amount * 100 - 1e-9) / 100).toFixed(2)}`
}
