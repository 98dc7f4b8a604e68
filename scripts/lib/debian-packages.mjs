// Installs what this system lacks, as root on Debian and Ubuntu; elsewhere the caller says what to do.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** The command for people. */
export const installCommand = (packages) =>
  `apt-get install -y -q --no-install-recommends ${packages.join(' ')}`

export const canInstall = () => process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

/** @returns true when apt-get says that they are all there now. */
export function installPackages(packages) {
  const { status } = spawnSync('sh', ['-c', `apt-get update -q && ${installCommand(packages)}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

export const has = (command) => spawnSync('which', [command]).status === 0
