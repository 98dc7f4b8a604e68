// Runs something in Electron's main process, again where the answer got lost on its way: Node's inspector may collect
// an answer before Playwright has read it. So only what may be done twice belongs here.
import type { ElectronApplication } from '@playwright/test'
import type * as electron from 'electron'

const MOST_TRIES = 5

export async function inMain<R, A = undefined>(
  app: ElectronApplication,
  run: (main: typeof electron, argument: A) => R | Promise<R>,
  argument?: A,
): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await app.evaluate<R, A>(run as Parameters<typeof app.evaluate<R, A>>[0], argument as A)
    } catch (error) {
      const isLost = String(error).includes('promise was garbage collected')
      if (!isLost || attempt === MOST_TRIES) throw error
    }
  }
}
