// Connects the router and the events to Electron's IPC: one channel in, one out.
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { EVENT_CHANNEL, REQUEST_CHANNEL, type Answer, type EventEnvelope } from '../../shared/ipc/envelope.ts'
import { isAppUrl } from '../app/app-origin.ts'
import type { Router } from './router.ts'

export function serveRequests(router: Router, studioWindow: () => BrowserWindow | null): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isOurPage(event, studioWindow())) {
      const error = { code: 'FORBIDDEN', message: 'Only the studio itself may ask this.' } as const
      return Promise.resolve({ ok: false, error })
    }
    return router(name, input)
  })
}

/** Sends to the window when there is one to hear it. */
export function sendTo(window: BrowserWindow | null, event: EventEnvelope): void {
  if (window === null || window.isDestroyed()) return
  window.webContents.send(EVENT_CHANNEL, event)
}

/** The main frame of the studio's window, showing the studio's own page. A frame that is gone asks nothing. */
function isOurPage({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (senderFrame === null || window === null || window.isDestroyed()) return false
  return senderFrame === window.webContents.mainFrame && isAppUrl(senderFrame.url)
}
