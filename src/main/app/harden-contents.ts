// What no page in the studio may do, whatever script ran in it: leave, open windows, embed, download.
import { app, type Session, type WebContents } from 'electron'
import { APP_URL } from './app-origin.ts'

/** Told of every refusal, for the log. */
export type Refused = (what: string, detail: string) => void

/** Call before the first window exists. */
export function hardenContents(refused: Refused): void {
  app.on('web-contents-created', (_event, contents) => hardenOne(contents, refused))
}

function hardenOne(contents: WebContents, refused: Refused): void {
  contents.setWindowOpenHandler(({ url }) => {
    refused('window', url)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && event.url === APP_URL && contents.getURL() === APP_URL) return // a reload
    event.preventDefault()
    refused('navigation', event.url)
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    refused('redirect', event.url)
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    refused('webview', '')
  })
}

/** Only the studio's own files are loaded; the policy header says so too, this holds if it were lost. */
export function hardenSession(session: Session, refused: Refused): void {
  session.setSpellCheckerEnabled(false)
  // Off, Chromium still fetches the dictionary of the system's language from its maker, past the guard below.
  session.setSpellCheckerLanguages([])
  session.on('will-download', (event, item) => {
    event.preventDefault()
    refused('download', item.getURL())
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = /^(app|blob|devtools|chrome-extension):/.test(details.url)
    if (!allowed) refused('request', details.url)
    answer({ cancel: !allowed })
  })
}
