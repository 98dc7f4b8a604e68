// Sees whatever text of others might make the studio do: run, load, open, ask, leave, or put elements into the page.
import type { ElectronApplication, Page } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inMain } from './in-main.ts'

export interface WatchedWindow {
  /** `http://127.0.0.1:…`: every request to it is counted. */
  trap: string
  /** All that was seen, in words. */
  seen(): Promise<string[]>
  close(): void
}

export async function watchWindow(app: ElectronApplication, page: Page): Promise<WatchedWindow> {
  const reached: string[] = []
  const server = createServer((request, response) => {
    reached.push(`reached ${request.url ?? ''}`)
    response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  await inMain(app, watchMain)
  await page.evaluate(watchPage)
  page.on('dialog', (dialog) => {
    reached.push(`dialog ${dialog.message()}`)
    // The studio may have shown none.
    dialog.dismiss().catch(() => undefined)
  })
  return {
    trap: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async seen() {
      const main = await inMain(app, () => Reflect.get(globalThis, 'seen') as string[])
      const inPage = await page.evaluate(() => Reflect.get(window, 'seen') as string[])
      return [...reached, ...main, ...inPage]
    },
    close: () => server.close(),
  }
}

/** The studio's own guard listens before a request; these listen behind it, and see those it refused as well. */
function watchMain({ app, BrowserWindow, dialog, session, shell }: typeof import('electron')): void {
  if (Reflect.has(globalThis, 'seen')) return
  const seen: string[] = []
  Reflect.set(globalThis, 'seen', seen)
  const isOurs = (url: string): boolean => /^(app|blob|devtools):/.test(url)
  const { webRequest } = session.defaultSession
  webRequest.onErrorOccurred(({ url }) => {
    if (!isOurs(url)) seen.push(`request ${url}`)
  })
  webRequest.onCompleted(({ url }) => {
    if (!isOurs(url)) seen.push(`request ${url}`)
  })
  app.on('web-contents-created', (_event, contents) => seen.push(`contents ${contents.getType()}`))
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    webContents.on('did-start-navigation', ({ url }) => seen.push(`navigation ${url}`))
    webContents.on('will-frame-navigate', ({ url }) => seen.push(`navigation ${url}`))
    // In the place of the studio's own, which refuses and says so to its log alone.
    webContents.setWindowOpenHandler(({ url }) => {
      seen.push(`window ${url}`)
      return { action: 'deny' }
    })
  }
  session.defaultSession.on('will-download', (_event, item) => seen.push(`download ${item.getURL()}`))
  shell.openExternal = (url) => {
    seen.push(`opened ${url}`)
    return Promise.resolve()
  }
  shell.openPath = (path) => {
    seen.push(`opened ${path}`)
    return Promise.resolve('')
  }
  dialog.showMessageBox = ((...all: unknown[]) => {
    seen.push(`asked ${JSON.stringify(all.at(-1))}`)
    return Promise.resolve({ response: 0, checkboxChecked: false })
  }) as typeof dialog.showMessageBox
}

function watchPage(): void {
  const seen: string[] = []
  Reflect.set(window, 'seen', seen)
  Object.defineProperty(window, 'ran', {
    set() {
      seen.push('a script ran')
    },
  })
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    seen.push(`policy ${effectiveDirective} ${blockedURI}`),
  )
  const tags =
    'script,iframe,frame,frameset,object,embed,img,image,picture,video,source,link,meta,base,webview,portal,' +
    'marquee,template,foreignObject,animate,math,a[href],area,[src],[srcset],[srcdoc],[action],[background],[poster]'
  // The editor's own, beside what it hides: without an address.
  const known = 'img.cm-widgetBuffer:not([src], [srcset])'
  // What fetches code and style of a screen that opens for the first time: in the head, where no text of others is shown.
  const isOwnCode = (element: Element): boolean =>
    element instanceof HTMLLinkElement &&
    element.parentElement === document.head &&
    element.href.startsWith('app://studio/assets/')
  const look = (element: Element): void => {
    const hasHandler = element.getAttributeNames().some((name) => name.startsWith('on'))
    if (hasHandler || (element.matches(tags) && !element.matches(known) && !isOwnCode(element)))
      seen.push(`element ${element.outerHTML.slice(0, 200)}`)
  }
  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'attributes' && target instanceof Element) look(target)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue
        look(node)
        for (const inner of node.querySelectorAll('*')) look(inner)
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
}
