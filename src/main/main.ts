// Where the studio starts: one instance, one window at once, and everything else after the window is on its way.
import { app, dialog, Menu, protocol, session, shell, type BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { APP_SCHEME } from './app/app-origin.ts'
import { menuTemplate } from './app/application-menu.ts'
import { createClosing } from './app/closing.ts'
import { dataDirectoryFrom } from './app/data-directory.ts'
import { openExternalLink } from './app/external-link.ts'
import { hardenContents, hardenSession } from './app/harden-contents.ts'
import { openLog } from './app/log.ts'
import { guardPermissions } from './app/permissions.ts'
import { serveFile } from './app/serve-file.ts'
import { focusWindow, openStudioWindow } from './app/studio-window.ts'
import { readWindowState, writeWindowState } from './app/window-state.ts'
import { createEmit } from './ipc/event-emitter.ts'
import { sendTo, serveRequests } from './ipc/serve-requests.ts'

const dataDir = dataDirectoryFrom(
  app.commandLine.getSwitchValue('user-data-dir'),
  process.cwd(),
  app.getPath('userData'),
)
const browserDir = join(dataDir, 'browser')
mkdirSync(browserDir, { recursive: true })
app.setPath('userData', dataDir)
// Chromium's own files stay out of the author's folder.
app.setPath('sessionData', browserDir)
app.setPath('crashDumps', join(dataDir, 'logs', 'crashes'))
// Root cannot have Chromium's sandbox (containers, CI); then enabling it here would end every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
])

if (app.requestSingleInstanceLock()) run()
else app.exit(0)

function run(): void {
  const log = openLog(dataDir)
  const closing = createClosing((context, error) => log.bug(context, error))
  const refused = (what: string, detail: string): void => log.warn(`refused ${what} ${detail.slice(0, 200)}`)
  let window: BrowserWindow | null = null
  const emit = createEmit((event) => sendTo(window, event))

  process.on('uncaughtException', (error) => log.bug('uncaught', error))
  process.on('unhandledRejection', (error) => log.bug('unhandled rejection', error))
  app.on('second-instance', () => focusWindow(window))
  hardenContents(refused)

  app.on(
    'before-quit',
    quitAfter(() => closing.run()),
  )
  app.on('window-all-closed', () => app.quit())

  void app.whenReady().then(async () => {
    protocol.handle(APP_SCHEME, (request) => serveFile(join(import.meta.dirname, '../renderer'), request))
    hardenSession(session.defaultSession, refused)
    guardPermissions(session.defaultSession, () => window?.webContents ?? null, refused)
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          run: (command) => emit('menu.command', { command }),
          platform: process.platform,
          developer: !app.isPackaged,
        }),
      ),
    )
    const opened = openStudioWindow(readWindowState(dataDir))
    window = opened.window
    closing.before('window state', () => writeWindowState(dataDir, opened.state()))
    window.on('closed', () => {
      window = null
    })
    const router = startStudio()
    serveRequests(
      async (name, input) => (await router)(name, input),
      () => window,
    )
    await router
  })

  /** Loaded after the window is on its way: the database and the services are not needed for the first paint. */
  async function startStudio() {
    const [{ openStudio }, { createRouter }, { createRateLimit, ROUTE_BOUND }] = await Promise.all([
      import('./app/studio.ts'),
      import('./ipc/router.ts'),
      import('./ipc/rate-limit.ts'),
    ])
    const studio = openStudio({
      dataDir,
      migrationsDir: join(app.getAppPath(), 'drizzle'),
      emit,
      closing,
      log,
      now: Date.now,
      newId: randomUUID,
      app: {
        info: {
          version: app.getVersion(),
          electron: process.versions.electron,
          platform: process.platform,
          dataDirectory: dataDir,
        },
        openExternal: (url) =>
          openExternalLink(url, { confirm: confirmHost, open: (href) => shell.openExternal(href) }),
        showDirectory: async (path) => {
          const problem = await shell.openPath(path)
          if (problem !== '') log.warn(`the data folder could not be shown: ${problem}`)
        },
      },
    })
    return createRouter({
      handlersFor: studio.handlersFor,
      rateLimit: createRateLimit(ROUTE_BOUND, () => performance.now()),
      reportBug: log.bug,
    })
  }

  async function confirmHost(host: string, url: string): Promise<boolean> {
    const options = {
      type: 'question',
      message: `Open ${host} in your browser?`,
      detail: url.slice(0, 500),
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    } as const
    const { response } = window
      ? await dialog.showMessageBox(window, { ...options, buttons: [...options.buttons] })
      : { response: 1 }
    return response === 0
  }
}

/** Holds the first quit back until `finish` is done, then quits for good. */
function quitAfter(finish: () => Promise<void>): (event: Electron.Event) => void {
  let finished = false
  return (event) => {
    if (finished) return
    event.preventDefault()
    void finish().finally(() => {
      finished = true
      app.quit()
    })
  }
}
