// Draws build-resources/icon.svg in the sizes that installers need: `node scripts/make-icons.mjs`, after a change of it.
// The results are committed, so that packaging needs no drawing program.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { root, run } from './lib/run.mjs'
import { electronArguments, onDisplay } from './lib/system-libraries.mjs'

const PNG_SIZES = [16, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 32, 48, 64, 128, 256]
/** Sizes by the type that an .icns names them with. */
const ICNS_TYPES = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
}

const runtime = await bootstrap(fileURLToPath(import.meta.url))
const folder = path.join(root, 'build-resources')
const drawn = fs.mkdtempSync(path.join(root, 'node_modules', '.icons-'))
try {
  const sizes = [...new Set([...PNG_SIZES, ...ICO_SIZES, ...Object.values(ICNS_TYPES)])]
  const painter = path.join(root, 'scripts', 'lib', 'packaging', 'draw-svg.mjs')
  const [command, args] = onDisplay(runtime.exe, [
    ...electronArguments(),
    '--force-device-scale-factor=1',
    ...[painter, path.join(folder, 'icon.svg'), drawn, sizes.join()],
  ])
  run(command, args)
  const png = (size) => fs.readFileSync(path.join(drawn, `${size}.png`))
  for (const size of PNG_SIZES) fs.writeFileSync(path.join(folder, 'icons', `${size}x${size}.png`), png(size))
  fs.writeFileSync(path.join(folder, 'icon.ico'), ico(ICO_SIZES.map((size) => ({ size, png: png(size) }))))
  fs.writeFileSync(path.join(folder, 'icon.icns'), icns(ICNS_TYPES, png))
} finally {
  fs.rmSync(drawn, { recursive: true, force: true })
}

/** A Windows icon whose pictures are PNGs. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * at
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** A macOS icon whose pictures are PNGs. */
function icns(types, png) {
  const parts = Object.entries(types).map(([type, size]) => chunk(type, png(size)))
  return chunk('icns', Buffer.concat(parts))
}

function chunk(type, bytes) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + bytes.length, 4)
  return Buffer.concat([head, bytes])
}
