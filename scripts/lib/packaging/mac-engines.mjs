// npm installs the speech engine of this processor only. A universal app for macOS carries both.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../run.mjs'

const ENGINES = ['sherpa-onnx-darwin-arm64', 'sherpa-onnx-darwin-x64']

/** Puts those that are missing into node_modules, with the version and the hash of the lock file. Throws on another hash. */
export async function fetchBothMacEngines(modules = path.join(root, 'node_modules')) {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  for (const name of ENGINES) {
    const folder = path.join(modules, name)
    if (!fs.existsSync(path.join(folder, 'package.json')))
      await fetchPackage(name, lock[`node_modules/${name}`], folder)
  }
}

async function fetchPackage(name, { version, integrity }, folder) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-engine-'))
  try {
    console.error(`[package] fetching ${name}@${version}`)
    const pack = spawnSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', work], {
      encoding: 'utf8',
    })
    const [archive] = fs.readdirSync(work)
    if (pack.status !== 0 || archive === undefined)
      throw new Error(`${name} could not be fetched: ${pack.stderr}`)
    const file = path.join(work, archive)
    const hash = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`
    if (hash !== integrity) throw new Error(`${name}@${version} is not what the lock file names: ${hash}`)
    fs.mkdirSync(folder, { recursive: true })
    const { extract } = await import('tar')
    await extract({ file, cwd: folder, strip: 1 })
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}
