// Where the studio starts: one data folder, one instance, and then the shell.
import { app, protocol } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { APP_SCHEME } from './app/app-origin.ts'
import { dataDirectoryFrom } from './app/data-directory.ts'
import { runShell } from './app/shell.ts'

const given = app.commandLine.getSwitchValue('user-data-dir')
const dataDir = dataDirectoryFrom(given, process.cwd(), app.getPath('userData'))
// Chromium's own files stay out of the author's way.
const browserDir = join(dataDir, 'browser')
mkdirSync(browserDir, { recursive: true })
app.setPath('userData', dataDir)
app.setPath('sessionData', browserDir)
app.setPath('crashDumps', join(dataDir, 'logs', 'crashes'))

// Root cannot have Chromium's sandbox (containers, CI); enabling it here would then end every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// Without it Chromium has no voice on Linux to read a question aloud with; the voices are the system's own.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }])

const demoOut = app.commandLine.getSwitchValue('demo-out')
if (!app.requestSingleInstanceLock()) app.exit(0)
else if (demoOut === '') runShell(dataDir)
else {
  const importFile = app.commandLine.getSwitchValue('demo-import')
  // Loaded on demand: the window's start does not pay for it.
  void import('./app/demo.ts').then(({ runDemoShell }) => runDemoShell(dataDir, { out: demoOut, importFile }))
}
