// The least an Electron app can be: one window with one word. What the studio's start is measured against.
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  return window.loadURL('data:text/html,<title>Empty</title><main>ready</main>')
})
