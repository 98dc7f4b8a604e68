// The studio's one window.
import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron'
import { join } from 'node:path'
import { APP_URL } from './app-origin.ts'
import { fitToDisplays, MIN_HEIGHT, MIN_WIDTH, type WindowState } from './window-state.ts'

/** The paper of each theme, so that nothing flashes before the page is painted. */
const paper = { light: '#f2efe8', dark: '#151413' }

export function windowOptions(state: WindowState, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: state.width,
    height: state.height,
    ...(state.x === null || state.y === null ? {} : { x: state.x, y: state.y }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Ghostwriting Studio',
    backgroundColor: dark ? paper.dark : paper.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries come from the network; off until the author agrees.
      spellcheck: false,
    },
  }
}

export interface StudioWindow {
  window: BrowserWindow
  /** As it is now, or as it was when it was closed. */
  state(): WindowState
}

export function openStudioWindow(kept: WindowState): StudioWindow {
  nativeTheme.themeSource = kept.theme
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const fitting = fitToDisplays(kept, areas)
  const window = new BrowserWindow(windowOptions(fitting, nativeTheme.shouldUseDarkColors))
  if (fitting.maximized) window.maximize()
  let last = fitting
  window.on('close', () => {
    last = stateOf(window)
  })
  void window.loadURL(APP_URL)
  return { window, state: () => (window.isDestroyed() ? last : stateOf(window)) }
}

function stateOf(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds()
  return {
    x,
    y,
    width: Math.max(width, MIN_WIDTH),
    height: Math.max(height, MIN_HEIGHT),
    maximized: window.isMaximized(),
    theme: nativeTheme.themeSource,
  }
}

export function focusWindow(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
