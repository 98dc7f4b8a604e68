// Starts the built studio in real Electron with a data folder of its own.
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RequestInput, RequestName } from '../../src/shared/ipc/contract.ts'
import type { Answer, StudioBridge, StudioFiles } from '../../src/shared/ipc/envelope.ts'

declare global {
  interface Window {
    readonly studio: StudioBridge
    readonly studioFiles: StudioFiles
  }
}

export const repositoryRoot = resolve(import.meta.dirname, '../..')

export interface RunningStudio {
  app: ElectronApplication
  page: Page
  dataDir: string
  /** Errors of the page's console and uncaught ones; a test ends with `expect(studio.errors).toEqual([])`. */
  errors: string[]
  /** Quits as the author would, keeping the data folder. */
  quit(): Promise<void>
  /** Quits and removes the data folder, if the studio made it. */
  close(): Promise<void>
}

export interface LaunchOptions {
  /** Kept after `close`; without it a temporary folder is made and removed. */
  dataDir?: string
  args?: string[]
  env?: Record<string, string>
}

/** Where Electron's executable is, whichever runtime set-up has linked. */
export function electronPath(): string {
  const path: unknown = createRequire(import.meta.url)('electron')
  if (typeof path !== 'string') throw new Error('Electron is not set up: run `node scripts/setup.mjs`')
  return path
}

export function makeDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'studio-e2e-'))
}

/** Chromium's sandbox does not start as root; without D-Bus its complaints would bury the test's own output. */
function switches(): string[] {
  if (process.platform !== 'linux') return []
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...root, ...(process.env['DBUS_SESSION_BUS_ADDRESS'] ? [] : ['--log-level=3'])]
}

export function launchArguments(dataDir: string, more: string[] = []): string[] {
  return [...switches(), repositoryRoot, `--user-data-dir=${dataDir}`, ...more]
}

export async function launchStudio({
  dataDir,
  args = [],
  env = {},
}: LaunchOptions = {}): Promise<RunningStudio> {
  const folder = dataDir ?? makeDataDir()
  const app = await _electron.launch({
    // No `executablePath`: only without one does Playwright hold the app's `ready` back until it is attached. With one
    // about two launches in a hundred hang.
    args: launchArguments(folder, args),
    env: { ...definedEnvironment(), ...env },
    // Playwright would pretend that the system is light, whatever the studio chose.
    colorScheme: null,
  })
  const page = await app.firstWindow()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.waitForLoadState('domcontentloaded')
  const quit = async (): Promise<void> => {
    await app.close()
  }
  return {
    app,
    page,
    dataDir: folder,
    errors,
    quit,
    async close() {
      await quit()
      if (dataDir === undefined)
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Asks main as the page would, past the renderer's own code. */
export function ask<N extends RequestName>(
  page: Page,
  name: N,
  input: RequestInput<N>,
): Promise<Answer<unknown>> {
  return page.evaluate(([route, argument]) => window.studio.invoke(route, argument), [name, input] as const)
}

/** A second process without Playwright, for tests of what happens beside a running studio. */
export function spawnStudio(dataDir: string): ChildProcess {
  return spawn(electronPath(), launchArguments(dataDir), { stdio: 'ignore', env: definedEnvironment() })
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
