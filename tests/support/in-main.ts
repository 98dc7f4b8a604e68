// Runs something in Electron's main process, once more where the answer got lost on its way: Node's inspector may
// collect an answer before Playwright has read it. So only what may be done twice belongs here.
import type { ElectronApplication } from '@playwright/test'
import type * as electron from 'electron'

export async function inMain<A, R>(
  app: ElectronApplication,
  run: (main: typeof electron, argument: A) => R,
  argument: A,
): Promise<R> {
  for (;;) {
    try {
      return await app.evaluate<R, A>(run as Parameters<typeof app.evaluate<R, A>>[0], argument)
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
    }
  }
}
