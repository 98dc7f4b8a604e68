// What electron-builder works with. Beside the official Electron it fetches its own tools; where those downloads cannot
// be had, Debian's stand in (fpm.mjs, appimage-tools.mjs).
import fs from 'node:fs'
import path from 'node:path'
import { canInstall, has, installCommand, installPackages } from '../debian-packages.mjs'
import { root } from '../run.mjs'
import { makeAppImageTools } from './appimage-tools.mjs'

const here = import.meta.dirname
/** Command or file, and the Debian package it comes in. */
const NEEDS = {
  deb: { 'dpkg-deb': 'dpkg' },
  rpm: { rpmbuild: 'rpm' },
  AppImage: {
    mksquashfs: 'squashfs-tools',
    'desktop-file-validate': 'desktop-file-utils',
    gcc: 'gcc',
    '/usr/include/squashfuse/squashfuse.h': 'libsquashfuse-dev',
    '/usr/include/zstd.h': 'libzstd-dev',
    '/usr/include/lzma.h': 'liblzma-dev',
    '/usr/include/zlib.h': 'zlib1g-dev',
    '/usr/include/lz4.h': 'liblz4-dev',
    '/usr/include/lzo/lzo1x.h': 'liblzo2-dev',
  },
}

/** @returns the environment for electron-builder. Ends this process, with the command to run, when something is missing. */
export async function prepareTools(targets, { official }) {
  if (process.platform !== 'linux') return {}
  // The official fpm packs by itself, but for rpm.
  const mine = official ? targets.filter((target) => target === 'rpm') : targets
  ensureCommands(Object.assign({}, ...mine.map((target) => NEEDS[target])))
  if (official) return {}
  const env = {}
  if (mine.includes('deb') || mine.includes('rpm')) env.CUSTOM_FPM_PATH = path.join(here, 'fpm', 'fpm.mjs')
  if (mine.includes('AppImage')) {
    const folder = path.join(root, 'node_modules', '.cache', 'appimage')
    makeAppImageTools(folder)
    env.APPIMAGE_TOOLS_PATH = folder
  }
  return env
}

const isThere = (need) => (need.startsWith('/') ? fs.existsSync(need) : has(need))

/** @param commands {command or file: the Debian package it comes in}. Ends this process when something is still missing. */
export function ensureCommands(commands) {
  const needs = Object.entries(commands)
  const packages = needs.filter(([need]) => !isThere(need)).map(([, name]) => name)
  if (!packages.length) return
  if (!canInstall()) {
    console.error(`[package] This system lacks: ${packages.join(', ')}. Nothing was done.`)
    console.error(`[package] On Debian or Ubuntu run: sudo ${installCommand(packages)}`)
    process.exit(1)
  }
  console.error(`[package] installing ${packages.join(', ')}`)
  installPackages(packages)
  const still = needs.filter(([need]) => !isThere(need)).map(([need]) => need)
  if (!still.length) return
  console.error(`[package] still missing after the installation: ${still.join(', ')}. Nothing was done.`)
  process.exit(1)
}
