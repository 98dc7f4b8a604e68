// Runs something in Electron's main process, once more where the answer got lost on its way: Node's inspector may
// collect an answer before Playwright has read it. So only what may be done twice belongs here.
import type { ElectronApplication } from '@playwright/test'

type Main = Parameters<Parameters<ElectronApplication['evaluate']>[0]>[0]

export async function inMain<A, R>(
  app: ElectronApplication,
  run: (electron: Main, argument: A) => R,
  argument: A,
): Promise<R> {
  for (;;) {
    try {
      return (await app.evaluate<R, A>(run as never, argument)) as R
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
    }
  }
}
