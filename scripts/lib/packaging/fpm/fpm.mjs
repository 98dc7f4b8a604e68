#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download: understands the options that electron-builder passes, and
// packs with the system's own dpkg-deb or rpmbuild. Named by CUSTOM_FPM_PATH.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArguments } from './arguments.mjs'
import { buildDeb } from './deb.mjs'
import { buildRpm } from './rpm.mjs'
import { stageFiles } from './stage.mjs'

const parsed = parseArguments(process.argv.slice(2))
// Tests of packages do not wait minutes for the last tenth of the size.
const isFast = process.env.STUDIO_PACKAGE_FAST === '1'
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-fpm-'))
try {
  const stage = path.join(work, 'root')
  const files = stageFiles(stage, parsed.files)
  if (parsed.options.t === 'deb') buildDeb(stage, files, parsed, isFast)
  else if (parsed.options.t === 'rpm') buildRpm(stage, files, parsed, { isFast, work })
  else throw new Error(`no package of the kind ${parsed.options.t} is made here`)
  console.log(`Created ${parsed.options.package}`)
} catch (error) {
  console.error(`[fpm] ${error.message}`)
  process.exitCode = 1
} finally {
  fs.rmSync(work, { recursive: true, force: true })
}
