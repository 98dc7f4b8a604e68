// Connects the router and the events to Electron's IPC: one channel in, one out.
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { ChosenAudioFiles } from '../../shared/ipc/audio-import-views.ts'
import { MOST_AUDIO_FILES } from '../../shared/ipc/audio-import-routes.ts'
import {
  EVENT_CHANNEL,
  FILES_CHANNEL,
  REQUEST_CHANNEL,
  type Answer,
  type EventEnvelope,
} from '../../shared/ipc/envelope.ts'
import { isAppUrl } from '../app/app-origin.ts'
import { errorAnswer, invalidArgument, type ReportBug } from './error-answer.ts'
import type { Router } from './router.ts'

export function serveRequests(router: Router, studioWindow: () => BrowserWindow | null): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    return isOurPage(event, studioWindow()) ? router(name, input) : Promise.resolve(forbidden)
  })
}

const forbidden: Answer<never> = {
  ok: false,
  error: { code: 'FORBIDDEN', message: 'Only the studio itself may ask this.' },
}

const pathsSchema = z.array(z.string().min(1).max(10_000)).max(MOST_AUDIO_FILES)

/** Files that were dropped: a channel of its own, because no path comes from the page. */
export function serveDroppedFiles(
  choose: (paths: readonly string[]) => Promise<ChosenAudioFiles>,
  studioWindow: () => BrowserWindow | null,
  reportBug: ReportBug,
): void {
  ipcMain.handle(FILES_CHANNEL, async (event, given: unknown): Promise<Answer<ChosenAudioFiles>> => {
    if (!isOurPage(event, studioWindow())) return forbidden
    const paths = pathsSchema.safeParse(given)
    if (!paths.success) return { ok: false, error: invalidArgument(paths.error) }
    try {
      return { ok: true, value: await choose(paths.data) }
    } catch (error) {
      return { ok: false, error: errorAnswer('dropped files', error, reportBug) }
    }
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
