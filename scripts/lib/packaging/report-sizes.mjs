// What the packages weigh, and how much of that is Electron.
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../run.mjs'

const INSTALLER = /\.(deb|rpm|AppImage|exe|dmg|zip)$/
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** @param runtime of bootstrap: {dist, version, …} */
export function reportSizes({ dist, version }) {
  const output = path.join(root, 'dist')
  const found = fs.readdirSync(output)
  for (const name of found.filter((each) => INSTALLER.test(each)))
    console.log(`[package] ${name}: ${mb(fs.statSync(path.join(output, name)).size)}`)
  const electron = folderSize(dist)
  for (const name of found.filter((each) => each.endsWith('-unpacked'))) {
    const size = folderSize(path.join(output, name))
    const own = folderSize(path.join(output, name, 'resources'))
    console.log(
      `[package] ${name}: ${mb(size)}, the studio ${mb(own)} of it; Electron ${version} bare: ${mb(electron)}`,
    )
  }
}

/** Bytes in all files. */
export function folderSize(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + fs.statSync(path.join(parentPath, name)).size, 0)
}
