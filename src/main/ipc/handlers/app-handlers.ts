// 'app.*': facts about this installation, and the two ways out of the window.
import type { AppInfo } from '../../../shared/ipc/views.ts'
import type { Handlers } from '../handlers.ts'

export interface AppPorts {
  info: AppInfo
  openExternal(url: string): Promise<boolean>
  showDirectory(path: string): Promise<void>
}

type AppRoute = 'app.info' | 'app.openExternal' | 'app.showDataDirectory'

export function appHandlers({ info, openExternal, showDirectory }: AppPorts): Pick<Handlers, AppRoute> {
  return {
    'app.info': () => info,
    'app.openExternal': async ({ url }) => ({ opened: await openExternal(url) }),
    'app.showDataDirectory': async () => {
      await showDirectory(info.dataDirectory)
      return null
    },
  }
}
