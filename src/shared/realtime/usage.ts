// What a voice session used of the hosted service, as the service counted it.
import { z } from 'zod'

const tokens = z.number().int().nonnegative()

/** One response, or one transcription. Cached tokens are part of the input's. */
export const usageEntrySchema = z.object({
  /** The response's or the item's id: counted once, however often it is told. */
  sourceId: z.string().min(1).max(200),
  kind: z.enum(['response', 'transcription']),
  model: z.string().min(1).max(100),
  inputTextTokens: tokens,
  inputAudioTokens: tokens,
  cachedTextTokens: tokens,
  cachedAudioTokens: tokens,
  outputTextTokens: tokens,
  outputAudioTokens: tokens,
  /** Of transcriptions that are counted by time. */
  audioSeconds: z.number().nonnegative(),
})
export type UsageEntry = z.infer<typeof usageEntrySchema>

export type UsageTotals = Omit<UsageEntry, 'sourceId' | 'kind' | 'model'>

/** US dollars a million tokens, and a minute of transcribed audio. */
export const modelPriceSchema = z.object({
  textIn: z.number().nonnegative(),
  textCached: z.number().nonnegative(),
  textOut: z.number().nonnegative(),
  audioIn: z.number().nonnegative(),
  audioCached: z.number().nonnegative(),
  audioOut: z.number().nonnegative(),
  audioMinute: z.number().nonnegative(),
})
export type ModelPrice = z.infer<typeof modelPriceSchema>

/** By model id. */
export const priceTableSchema = z.record(z.string().min(1).max(100), modelPriceSchema)
export type PriceTable = z.infer<typeof priceTableSchema>
