// Joins the studio, the router and what Electron gives them: dialogs, the browser, the keyring.
import { app, dialog, shell, type BrowserWindow, type MessageBoxOptions } from 'electron'
import { systemSecretBox } from '../credentials/secret-box.ts'
import { createRateLimit, ROUTE_BOUND } from '../ipc/rate-limit.ts'
import { createRouter, type Router } from '../ipc/router.ts'
import type { AppPorts } from '../ipc/handlers/app-handlers.ts'
import { aboutStudio } from './about-studio.ts'
import { openExternalLink } from './external-link.ts'
import { fileDialogs } from './file-dialogs.ts'
import type { Log } from './log.ts'
import { followPower } from './follow-power.ts'
import { shippedChannel } from './shipped-channel.ts'
import { shippedModels } from './shipped-models.ts'
import { openSpeech } from './speech-services.ts'
import { openStudio, type Studio } from './studio.ts'
import type { StudioPorts } from './studio-ports.ts'

type OwnPorts = 'app' | 'about' | 'secretBox' | 'files' | 'openSpeech' | 'models' | 'updates' | 'followPower'

interface StudioRouterPorts extends Omit<StudioPorts, OwnPorts> {
  window(): BrowserWindow | null
}

export interface StudioDoors {
  route: Router
  knowsRecording: Studio['knowsRecording']
  chooseAudio: Studio['chooseAudio']
  audioSource: Studio['audioSource']
  pageGone: Studio['pageGone']
}

export function openStudioRouter({ window, ...ports }: StudioRouterPorts): StudioDoors {
  const studio = openStudio({
    ...ports,
    app: appPorts(ports.dataDir, ports.log, window),
    about: aboutStudio(),
    secretBox: systemSecretBox(),
    files: fileDialogs(window),
    openSpeech: () => openSpeech(ports.log),
    models: shippedModels(),
    updates: shippedChannel(ports.log),
    followPower,
  })
  const route = createRouter({
    handlersFor: (name) => studio.handlersFor(name),
    rateLimit: createRateLimit(ROUTE_BOUND, () => performance.now()),
    reportBug: (context, error) => ports.log.bug(context, error),
  })
  return {
    route,
    knowsRecording: (sessionId, file) => studio.knowsRecording(sessionId, file),
    chooseAudio: (paths) => studio.chooseAudio(paths),
    audioSource: (fileId) => studio.audioSource(fileId),
    pageGone: () => studio.pageGone(),
  }
}

function appPorts(dataDirectory: string, log: Log, window: () => BrowserWindow | null): AppPorts {
  const { electron } = process.versions
  return {
    info: { version: app.getVersion(), electron, platform: process.platform, dataDirectory },
    openExternal: (url) =>
      openExternalLink(url, {
        confirm: (host, href) => confirmHost(window(), host, href),
        open: (href) => shell.openExternal(href),
      }),
    async showDirectory(path) {
      const problem = await shell.openPath(path)
      if (problem !== '') log.warn(`the data folder could not be shown: ${problem}`)
    },
  }
}

async function confirmHost(window: BrowserWindow | null, host: string, url: string): Promise<boolean> {
  if (window === null) return false
  const question: MessageBoxOptions = {
    type: 'question',
    message: `Open ${host} in your browser?`,
    detail: url.slice(0, 500),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  }
  return (await dialog.showMessageBox(window, question)).response === 0
}
