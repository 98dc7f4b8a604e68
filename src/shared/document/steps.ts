// Long pure work that can be done in slices: a generator that yields wherever it may pause.

export type Steps<T> = Generator<undefined, T, undefined>

/** All at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
