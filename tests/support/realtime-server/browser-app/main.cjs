// A bare window of the same Chromium, to call the test server from without the studio.
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

void app.whenReady().then(() => {
  return new BrowserWindow({ width: 400, height: 200 }).loadFile(join(__dirname, 'page.html'))
})
app.on('window-all-closed', () => app.quit())
