// Run by Electron: draws a drawing as PNGs, `draw-svg.mjs DRAWING FOLDER SIZE,SIZE…`.
import { app, BrowserWindow } from 'electron'
import fs from 'node:fs'
import path from 'node:path'

const [drawing, folder, sizes] = process.argv.slice(-3)
// Not awaited: Electron is not ready before this module has ended.
app
  .whenReady()
  .then(draw)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error)
      app.exit(1)
    },
  )

async function draw() {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  const source = `data:image/svg+xml;base64,${fs.readFileSync(drawing).toString('base64')}`
  for (const size of sizes.split(',').map(Number)) {
    const png = await window.webContents.executeJavaScript(pageCode(source, size))
    fs.writeFileSync(path.join(folder, `${size}.png`), Buffer.from(png))
  }
}

/** Code for the page: the bytes of a PNG. */
const pageCode = (source, size) => `
  (async () => {
    const image = new Image(${size}, ${size})
    image.src = ${JSON.stringify(source)}
    await image.decode()
    const canvas = new OffscreenCanvas(${size}, ${size})
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return Array.from(new Uint8Array(await blob.arrayBuffer()))
  })()`
