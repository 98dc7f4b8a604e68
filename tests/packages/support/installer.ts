// The three ways onto a Linux computer.
import { chmodSync, chownSync, copyFileSync, readdirSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { BareRoot } from './bare-root.ts'

const AUTHOR = 1000
export const distFolder = resolve(import.meta.dirname, '../../../dist')

export interface Installer {
  kind: 'deb' | 'rpm' | 'AppImage'
  /** The command that an author or a menu starts. */
  command: string
  /** The folder of the executable, in the root; null = it is known only while it runs. */
  folder: string | null
  install(root: BareRoot): void
  uninstall(root: BareRoot): void
}

const OPT = '/opt/GhostwritingStudio'
const APP_IMAGE = '/home/author/GhostwritingStudio.AppImage'

export const installers: Installer[] = [
  {
    kind: 'deb',
    command: '/usr/bin/ghostwriting-studio',
    folder: OPT,
    install(root) {
      const file = bring(root, '.deb', '/tmp/studio.deb')
      root.asRoot('apt-get', 'update', '-q')
      // Only what the package itself asks for.
      root.asRoot('apt-get', 'install', '-y', '-q', '--no-install-recommends', file)
    },
    uninstall: (root) => void root.asRoot('apt-get', 'purge', '-y', '-q', 'ghostwriting-studio'),
  },
  {
    kind: 'rpm',
    command: '/usr/bin/ghostwriting-studio',
    folder: OPT,
    // Debian has no packages of the names that an rpm asks for.
    install: (root) =>
      void execFileSync('rpm', ['--root', root.path, '--nodeps', '--install', find('.rpm')], {
        stdio: 'pipe',
      }),
    uninstall: (root) =>
      void execFileSync('rpm', ['--root', root.path, '--nodeps', '--erase', 'ghostwriting-studio'], {
        stdio: 'pipe',
      }),
  },
  {
    kind: 'AppImage',
    command: APP_IMAGE,
    folder: null,
    install(root) {
      bring(root, '.AppImage', APP_IMAGE)
      const file = join(root.path, APP_IMAGE)
      chmodSync(file, 0o755)
      chownSync(file, AUTHOR, AUTHOR)
    },
    uninstall: (root) => rmSync(join(root.path, APP_IMAGE)),
  },
]

function find(ending: string): string {
  const found = readdirSync(distFolder).filter((name) => name.endsWith(ending))
  if (found.length !== 1)
    throw new Error(`dist/ holds ${found.length} files that end in ${ending}: ${found.join(', ')}`)
  return join(distFolder, found[0] ?? '')
}

function bring(root: BareRoot, ending: string, to: string): string {
  copyFileSync(find(ending), join(root.path, to))
  return to
}
