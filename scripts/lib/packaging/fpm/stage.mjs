// The files of a package, laid out as they will be installed.
import fs from 'node:fs'
import path from 'node:path'
import { sh } from './sh.mjs'

/** @returns the staged files, absolute. A `from` that ends in a slash is a folder whose contents are meant. */
export function stageFiles(stage, files) {
  for (const { from, to } of files) {
    const isFolder = from.endsWith('/')
    const place = path.join(stage, to)
    fs.mkdirSync(isFolder ? place : path.dirname(place), { recursive: true })
    sh('cp', ['-a', '--no-preserve=ownership', isFolder ? `${from}.` : from, place])
  }
  return [...settleModes(stage)]
}

/** Nobody else may write, everybody may read, and what runs stays so. */
function* settleModes(folder) {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* settleModes(place)
    else {
      if (entry.isFile()) fs.chmodSync(place, fs.statSync(place).mode & 0o111 ? 0o755 : 0o644)
      yield place
    }
  }
}
