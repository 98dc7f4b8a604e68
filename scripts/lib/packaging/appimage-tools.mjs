// The folder of tools that electron-builder makes an AppImage with: Debian's, and a runtime compiled here.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root, run } from '../run.mjs'

const ARCHITECTURE = process.arch
const LIBRARIES = ['squashfuse', 'zstd', 'lzma', 'z', 'lz4', 'lzo2']
/** By this an AppImage of the second kind is known. */
const MAGIC = { offset: 8, bytes: Buffer.from('AI\x02', 'latin1') }

export function makeAppImageTools(folder) {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'runtimes'), { recursive: true })
  // The official set adds libraries here that old systems lack.
  fs.mkdirSync(path.join(folder, 'lib', ARCHITECTURE), { recursive: true })
  for (const tool of ['mksquashfs', 'desktop-file-validate'])
    fs.symlinkSync(spawnSync('which', [tool], { encoding: 'utf8' }).stdout.trim(), path.join(folder, tool))
  const runtime = path.join(folder, 'runtimes', `runtime-${ARCHITECTURE}`)
  const source = path.join(root, 'build-resources', 'linux', 'appimage-runtime.c')
  const libraries = LIBRARIES.map((name) => `-l${name}`)
  run('gcc', ['-O2', '-Wall', '-Wextra', '-static', '-s', source, '-o', runtime, ...libraries])
  const bytes = fs.readFileSync(runtime)
  MAGIC.bytes.copy(bytes, MAGIC.offset)
  fs.writeFileSync(runtime, bytes)
}
