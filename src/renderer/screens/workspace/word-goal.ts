// Goals in words: how far one is, and what an author may write as a goal.

/** "640 of 1,200 words", or "640 words" without a goal. */
export function wordsOfGoal(words: number, target: number | null): string {
  if (target !== null) return `${words.toLocaleString()} of ${target.toLocaleString()} words`
  return words === 1 ? '1 word' : `${words.toLocaleString()} words`
}

/** Whole per cent, rounded down: 100 only when the goal is reached. */
export function percentOf(words: number, target: number): number {
  return Math.floor((words / target) * 100)
}

export type ReadGoal = { ok: true; target: number | null } | { ok: false; message: string }

/** Blank = no goal. Blanks, commas and points between thousands are allowed: "1,200", "1 200". */
export function readGoal(text: string, most: number): ReadGoal {
  const plain = text.replace(/\s*words?\s*$/i, '').trim()
  if (plain === '') return { ok: true, target: null }
  const digits = /^\d+$|^\d{1,3}(?:[\s.,']\d{3})+$/.test(plain)
    ? Number(plain.replace(/\D/g, ''))
    : Number.NaN
  if (digits >= 1 && digits <= most) return { ok: true, target: digits }
  return {
    ok: false,
    message: `Write a number of words from 1 to ${most.toLocaleString()}, or nothing for no goal.`,
  }
}
