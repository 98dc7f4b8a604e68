// Keeps the embedded drafter from holding its process: long steps say what they spent and give way in between.

/** Characters (or comparable units of work) between two pauses; about 3 ms. */
const BUDGET = 8_000

export interface Pacer {
  /** Adds to what was spent and pauses when the budget is used up. Throws when the work was cancelled. */
  spend(units: number): Promise<void>
}

export function createPacer(pause: () => Promise<void>, assertWanted: () => void): Pacer {
  let spent = 0
  return {
    async spend(units) {
      spent += units
      if (spent < BUDGET) return
      spent = 0
      await pause()
      assertWanted()
    },
  }
}
