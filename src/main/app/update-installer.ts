// Puts a new version in place with electron-updater, which is loaded only when there is something to fetch.
import { app } from 'electron'
import type { AppUpdater, CancellationToken, ResolvedUpdateFileInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mayAsk } from '../updates/channel.ts'
import type { ChosenRelease, Installer } from '../updates/installer-port.ts'
import type { PackageKind } from '../updates/release.ts'
import type { Log } from './log.ts'

/** Where electron-updater keeps what it fetches, in the folder that the system has for such things. */
const CACHE_FOLDER = 'ghostwriting-studio-updater'

export function updateInstaller(log: Log): Installer {
  let updater: AppUpdater | null = null
  return {
    kind: installedFrom(),
    async download(chosen, onBytes, signal) {
      const { CancellationToken: Token, ...library } = (await import('electron-updater')).default
      updater = prepare(library.autoUpdater, chosen, log)
      updater.removeAllListeners('download-progress')
      updater.on('download-progress', ({ transferred }) => onBytes(transferred))
      updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(library.Provider, chosen) })
      if ((await updater.checkForUpdates())?.isUpdateAvailable !== true)
        throw new Error('The updater does not take this version')
      await untilAborted(new Token(), signal, (token) => updater?.downloadUpdate(token))
    },
    quitAndInstall() {
      const install = (): void => updater?.quitAndInstall(false, true)
      // macOS waits for the studio to end, and then exchanges it by itself.
      if (process.platform === 'darwin') return install()
      // Elsewhere the new version is started at once: only when everything is closed, and the one lock is free.
      app.once('quit', () => {
        app.releaseSingleInstanceLock()
        install()
      })
      app.quit()
    },
  }
}

/** What electron-builder tells of the package; null for an unpacked folder, which nothing may write into. */
function installedFrom(): PackageKind | null {
  if (process.platform === 'linux' && process.env['APPIMAGE'] !== undefined) return 'AppImage'
  if (!app.isPackaged) return null
  if (process.platform === 'darwin') return 'zip'
  if (process.platform === 'win32') return 'exe'
  const told = join(process.resourcesPath, 'package-type')
  const kind = existsSync(told) ? readFileSync(told, 'utf8').trim() : ''
  return kind === 'deb' || kind === 'rpm' ? kind : null
}

function prepare(updater: AppUpdater, { channel, headers }: ChosenRelease, log: Log): AppUpdater {
  updater.logger = {
    info: (words: unknown) => log.info(`updater: ${String(words)}`),
    warn: (words: unknown) => log.warn(`updater: ${String(words)}`),
    error: (words: unknown) => log.warn(`updater: ${String(words)}`),
  }
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  updater.requestHeaders = headers
  updater.forceDevUpdateConfig = !app.isPackaged
  // It would make an id for this computer, to be sent with every question.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } })
  // Tells what is signed on Windows; a package without it still needs a name for the folder.
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) updater.updateConfigPath = ownConfig()
  // It follows redirects by itself: each of them passes here.
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayAsk(new URL(url), channel.hosts) }),
  )
  return updater
}

function ownConfig(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'studio-updater-')), 'app-update.yml')
  writeFileSync(path, `updaterCacheDirName: ${CACHE_FOLDER}\n`)
  return path
}

type ProviderClass = typeof import('electron-updater').Provider

/** Gives the updater what was signed and nothing else: it asks no host which version is the newest. */
function providerOf(Provider: ProviderClass, { release, file, channel }: ChosenRelease) {
  const { version, date } = release
  const { sha512 } = file
  const info = { version, files: [file], path: file.url, sha512, releaseDate: date }
  return class extends Provider<typeof info> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    override getLatestVersion(): Promise<typeof info> {
      return Promise.resolve(info)
    }
    override resolveFiles(): ResolvedUpdateFileInfo[] {
      return [{ url: new URL(file.url, channel.url), info: file }]
    }
  }
}

async function untilAborted(
  token: CancellationToken,
  signal: AbortSignal,
  act: (token: CancellationToken) => Promise<unknown> | undefined,
): Promise<void> {
  const cancel = (): void => token.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await act(token)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
