// What the renderer is shown of drafting.

export interface UndoneDraft {
  revision: number
  /** Paragraphs of the draft that stayed because the author has changed them since. */
  kept: number
}

export interface DraftSpending {
  /** US dollars of the last 24 hours, as the ceiling counts them: what is under way counts with the most it may cost. */
  lastDayUsd: number
}

export const draftingChecks = ['address', 'key', 'model', 'answer'] as const
export interface DraftingReport {
  ok: boolean
  /** In the order they were tried; those after the first failure were not. */
  checks: { check: (typeof draftingChecks)[number]; ok: boolean; message: string }[]
}
