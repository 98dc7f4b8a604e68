// The shell around the studio: the window at once, and everything else while it is on its way.
import { app, dialog, Menu, nativeTheme, powerMonitor, protocol, session, type BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Emit } from '../context.ts'
import { createEmit } from '../ipc/event-emitter.ts'
import { sendTo, serveDroppedFiles, serveRequests } from '../ipc/serve-requests.ts'
import { APP_SCHEME } from './app-origin.ts'
import { menuTemplate } from './application-menu.ts'
import { createClosing, type Closing } from './closing.ts'
import { hardenContents, hardenSession, type Refused } from './harden-contents.ts'
import { openLog, type Log } from './log.ts'
import { awaitFirstRequest } from './first-request.ts'
import { createGivenFile, givenIn, type GivenFile } from './given-file.ts'
import { guardPermissions } from './permissions.ts'
import { serveFile } from './serve-file.ts'
import { serveImportSources } from './serve-import-source.ts'
import { serveRecordings } from './serve-recording.ts'
import type { StudioDoors } from './studio-router.ts'
import { focusWindow, openStudioWindow } from './studio-window.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

interface Shell {
  dataDir: string
  log: Log
  closing: Closing
  emit: Emit
  given: GivenFile
  window(): BrowserWindow | null
}

/** Call once, by the instance that holds the lock, before `ready`. */
export function runShell(dataDir: string): void {
  const log = openLog(dataDir)
  const closing = createClosing((context, error) => log.bug(context, error))
  let window: BrowserWindow | null = null
  const emit = createEmit((event) => sendTo(window, event))
  const given = createGivenFile(() => emit('packages.given', {}))
  const shell: Shell = { dataDir, log, closing, emit, given, window: () => window }
  const refused: Refused = (what, detail) => log.warn(`refused ${what} ${detail.slice(0, 200)}`)

  process.on('uncaughtException', (error) => log.bug('uncaught', error))
  process.on('unhandledRejection', (error) => log.bug('unhandled rejection', error))
  app.on('second-instance', () => focusWindow(window))
  hearOfFiles(given)
  app.on('window-all-closed', () => app.quit())
  // Not `before-quit`: while its window closes, the page still saves what was typed last.
  app.on(
    'will-quit',
    quitAfter(() => closing.run()),
  )
  hardenContents(refused)
  // Electron would build its own while the window is on its way.
  Menu.setApplicationMenu(null)

  void app.whenReady().then(() => {
    let doors: Promise<StudioDoors> | null = null
    const recordings = serveRecordings(
      dataDir,
      async (sessionId, file) => (await doors)?.knowsRecording(sessionId, file) ?? false,
    )
    const sources = serveImportSources(async (id) => (await doors)?.audioSource(id) ?? null)
    protocol.handle(
      APP_SCHEME,
      async (request) =>
        (await recordings(request)) ??
        (await sources(request)) ??
        serveFile(join(import.meta.dirname, '../renderer'), request),
    )
    hardenSession(session.defaultSession, refused)
    guardPermissions(session.defaultSession, () => window?.webContents ?? null, refused)
    const pageGone = (): void => {
      doors?.then((studio) => studio.pageGone()).catch((error: unknown) => void log.bug('page gone', error))
    }
    window = openWindow(shell, pageGone)
    window.on('closed', () => {
      window = null
    })
    installMenu(emit)
    const first = awaitFirstRequest()
    const started = first.comes.then(() => startStudio(shell))
    started.catch((error: unknown) => log.bug('start', error))
    doors = started
    serveRequests(async (name, input) => {
      first.heard()
      return (await started).route(name, input)
    }, shell.window)
    serveDroppedFiles(
      async (paths) => (await started).chooseAudio(paths),
      shell.window,
      (context, error) => log.bug(context, error),
    )
    tellOfSleep(emit)
  })
}

/** A project that the studio is opened with: now, by the system, or by a start beside this one. */
function hearOfFiles(given: GivenFile): void {
  given.give(givenIn(process.argv, process.cwd()))
  app.on('second-instance', (_event, argv, cwd) => given.give(givenIn(argv, cwd)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    given.give(path)
  })
}

function tellOfSleep(emit: Emit): void {
  powerMonitor.on('suspend', () => emit('power.changed', { state: 'suspend' }))
  powerMonitor.on('resume', () => emit('power.changed', { state: 'resume' }))
}

function installMenu(emit: Emit): void {
  const template = menuTemplate({
    run: (command) => emit('menu.command', { command }),
    platform: process.platform,
    developer: !app.isPackaged,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function openWindow({ dataDir, closing, log }: Shell, pageGone: () => void): BrowserWindow {
  const { window, state } = openStudioWindow(readWindowState(dataDir))
  closing.before('window state', () => writeWindowState(dataDir, state()))
  let isFirst = true
  window.webContents.on('did-navigate', () => {
    // The page before this one.
    if (!isFirst) pageGone()
    isFirst = false
  })
  let crashedAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.warn(`the page ended: ${reason}`)
    pageGone()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const again = performance.now() - crashedAt < 10_000
    crashedAt = performance.now()
    if (!again) return window.webContents.reload()
    const detail =
      'Everything that was saved is safe. Start the studio again; the log in the data folder says more.'
    dialog.showErrorBox('The studio’s window stopped twice', detail)
    app.quit()
  })
  return window
}

/** Loaded now, not imported above: the first paint needs neither the database nor the services. */
async function startStudio(shell: Shell): Promise<StudioDoors> {
  const { dataDir, log, closing, emit, given } = shell
  const { openStudioRouter } = await import('./studio-router.ts')
  return openStudioRouter({
    dataDir,
    migrationsDir: join(app.getAppPath(), 'drizzle'),
    emit,
    closing,
    log,
    given,
    window: shell.window,
    now: Date.now,
    newId: randomUUID,
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
  })
}

/** Holds the quit back until `finish` is done, then quits for good. */
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
