// Electron's security checklist, rule by rule, on the running studio. The numbers are the checklist's.
import { expect, test } from '@playwright/test'
import { createServer, type Server } from 'node:http'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ask, launchStudio, repositoryRoot, type RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

let studio: RunningStudio
let server: Server
let outside: string
let reached: string[]

test.beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end('outside')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  studio = await launchStudio({ args: ['--use-fake-device-for-media-stream'] })
})
test.afterAll(async () => {
  await studio.close()
  server.close()
})
test.beforeEach(() => {
  reached = []
})
test.afterEach(() => {
  expect(studio.page.url(), 'the page never leaves').toBe('app://studio/index.html')
  expect(reached, 'nothing leaves the computer').toEqual([])
})

/** Puts an element into the page and names the directive of the policy that it violates. */
async function violation(html: string): Promise<string> {
  return studio.page.evaluate(
    (markup) =>
      new Promise<string>((answer) => {
        const heard = (event: SecurityPolicyViolationEvent): void => answer(event.effectiveDirective)
        document.addEventListener('securitypolicyviolation', heard, { once: true })
        document.body.append(document.createRange().createContextualFragment(markup))
        setTimeout(() => {
          document.removeEventListener('securitypolicyviolation', heard)
          answer('none')
        }, 1500)
      }),
    html,
  )
}

function webPreferences(): Promise<Record<string, unknown>> {
  return inMain(studio.app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
}

test('rule 1: only our own files are loaded, even past the content policy', async () => {
  expect(await studio.page.evaluate(() => window.isSecureContext)).toBe(true)
  const fetched = await inMain(
    studio.app,
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => 'loaded',
        () => 'refused',
      ),
    outside,
  )
  expect(fetched).toBe('refused')
})

test('rule 2: the page has no Node', async () => {
  const kinds = await studio.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].map(
      (name) => typeof Reflect.get(window, name),
    ),
  )
  expect(new Set(kinds)).toEqual(new Set(['undefined']))
  expect(await webPreferences()).toMatchObject({ nodeIntegration: false })
  expect((await webPreferences())['nodeIntegrationInWorker']).toBeFalsy()
})

test('rule 3: the bridge gives no way into the preload script’s world', async () => {
  expect(await webPreferences()).toMatchObject({ contextIsolation: true })
  const reach = await studio.page.evaluate(() => {
    const make: unknown = Reflect.get(window.studio.invoke, 'constructor')
    return [make === Function, Object.isFrozen(window.studio)]
  })
  expect(reach).toEqual([true, true])
})

test('rule 4: the page’s process asks for the sandbox (sandbox.spec.ts sees that it has it)', async () => {
  expect(await webPreferences()).toMatchObject({ sandbox: true })
})

test('rule 5: the microphone may be asked for; camera, screen, place and messages are refused', async () => {
  const answers = await studio.page.evaluate(async () => {
    const media = (constraints: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(constraints).then(
        (stream) => {
          stream.getTracks().forEach((track) => track.stop())
          return 'granted'
        },
        (error: DOMException) => error.name,
      )
    return {
      microphone: await media({ audio: true }),
      camera: await media({ video: true }),
      both: await media({ audio: true, video: true }),
      screen: await navigator.mediaDevices.getDisplayMedia().then(
        () => 'granted',
        (error: DOMException) => error.name,
      ),
      place: await new Promise<string>((answer) =>
        navigator.geolocation.getCurrentPosition(
          () => answer('granted'),
          (error) => answer(`code ${error.code}`),
        ),
      ),
      messages: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        (error: DOMException) => error.name,
      ),
    }
  })
  const { screen, ...others } = answers
  // Which of its names the refusal has depends on the system's screen sharing.
  expect(screen).toMatch(/Error$/)
  expect(others).toEqual({
    microphone: 'granted',
    camera: 'NotAllowedError',
    both: 'NotAllowedError',
    place: 'code 1',
    messages: 'denied',
    clipboard: 'NotAllowedError',
  })
})

test('rule 6, 8, 9, 10: web security is on, nothing insecure or experimental is', async () => {
  const preferences = await webPreferences()
  expect(preferences).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false })
  expect(preferences['experimentalFeatures']).toBeFalsy()
  expect(preferences['enableBlinkFeatures']).toBeFalsy()
})

for (const [what, markup, directive] of [
  ['an inline script', '<script>window.ran = 1</script>', 'script-src-elem'],
  ['an event attribute', '<img src="data:," onerror="window.ran = 1">', 'img-src'],
  ['a script of another host', '<script src="https://example.org/x.js"></script>', 'script-src-elem'],
  ['a style element without the nonce', '<style>body { color: red }</style>', 'style-src-elem'],
  ['a style attribute', '<p style="color: red">x</p>', 'style-src-attr'],
  ['a remote image', '<img src="https://example.org/x.png">', 'img-src'],
  ['a remote font or sheet', '<link rel="stylesheet" href="https://example.org/x.css">', 'style-src-elem'],
  ['a remote sound', '<audio src="https://example.org/x.mp3" preload="auto"></audio>', 'media-src'],
  ['a frame', '<iframe src="https://example.org"></iframe>', 'frame-src'],
  ['a frame of our own page', '<iframe src="app://studio/index.html"></iframe>', 'frame-src'],
  ['an embedded object', '<object data="https://example.org/x.pdf"></object>', 'object-src'],
  ['another base', '<base href="https://example.org/">', 'base-uri'],
] as const) {
  test(`rule 7: the content policy refuses ${what}`, async () => {
    expect(await violation(markup)).toBe(directive)
    expect(await studio.page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBeUndefined()
  })
}

test('rule 7: the content policy refuses requests, and allows a style with this load’s nonce', async () => {
  const fetched = await studio.page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'loaded',
        () => 'refused',
      ),
    outside,
  )
  expect(fetched).toBe('refused')
  const nonce = await studio.page.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '',
  )
  expect(nonce).toMatch(/^[\w-]{20,}$/)
  expect(await violation(`<style nonce="${nonce}">.policy-probe { color: red }</style>`)).toBe('none')
})

test('rule 11, 12: there is no webview', async () => {
  expect(await webPreferences()).toMatchObject({ webviewTag: false })
  const count = await studio.page.evaluate(async (url) => {
    const view = document.createElement('webview')
    view.setAttribute('src', url)
    view.setAttribute('allowpopups', '')
    document.body.append(view)
    await new Promise((later) => setTimeout(later, 300))
    view.remove()
    return 'getWebContentsId' in view
  }, outside)
  expect(count).toBe(false)
  expect(await inMain(studio.app, ({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

for (const [how, target] of [
  ['an outside page', null],
  ['a file', 'file:///etc/passwd'],
  ['another file of ours', 'app://studio/assets/x.js'],
  ['data', 'data:text/html,<p>x</p>'],
] as const) {
  test(`rule 13: navigation to ${how} is refused`, async () => {
    await studio.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
    }, target ?? outside)
    await studio.page.waitForTimeout(300)
  })
}

test('rule 13: a form cannot leave either', async () => {
  expect(
    await violation(`<form action="${outside}" id="leave"></form>`).then(() =>
      studio.page.evaluate(
        () =>
          new Promise<string>((answer) => {
            document.addEventListener(
              'securitypolicyviolation',
              (event) => answer(event.effectiveDirective),
              {
                once: true,
              },
            )
            document.querySelector<HTMLFormElement>('#leave')?.submit()
            setTimeout(() => answer('none'), 1500)
          }),
      ),
    ),
  ).toBe('form-action')
})

test('rule 14: no window can be opened', async () => {
  const opened = await studio.page.evaluate((url) => {
    const link = document.createElement('a')
    link.href = url
    link.target = '_blank'
    document.body.append(link)
    link.click()
    link.remove()
    return [window.open(url), window.open('about:blank'), window.open('app://studio/index.html')].map(
      (one) => one === null,
    )
  }, outside)
  expect(opened).toEqual([true, true, true])
  expect(await inMain(studio.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('rule 14: nothing is downloaded', async () => {
  const seen = studio.app.evaluate(
    ({ session }) =>
      new Promise<string>((answer) => {
        session.defaultSession.once('will-download', (event) =>
          answer(event.defaultPrevented ? 'refused' : 'begun'),
        )
        setTimeout(() => answer('never asked'), 2000)
      }),
  )
  await studio.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.exe'
    link.click()
  })
  expect(await seen).toBe('refused')
})

test('rule 15: only https reaches the browser, after the author saw the host', async () => {
  await inMain(studio.app, ({ dialog, shell }) => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seen', seen)
    dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
      seen.push(options.message)
      return Promise.resolve({ response: seen.length === 1 ? 1 : 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    shell.openExternal = (url) => {
      seen.push(url)
      return Promise.resolve()
    }
  })
  const open = (url: string): Promise<unknown> => ask(studio.page, 'app.openExternal', { url })
  for (const url of [
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a:b@example.org',
  ]) {
    expect(await open(url)).toEqual({ ok: true, value: { opened: false } })
  }
  expect(await open('https://example.org/no')).toEqual({ ok: true, value: { opened: false } })
  expect(await open('https://example.org/yes')).toEqual({ ok: true, value: { opened: true } })
  const question = 'Open example.org in your browser?'
  expect(await inMain(studio.app, () => Reflect.get(globalThis, 'seen') as unknown)).toEqual([
    question,
    question,
    'https://example.org/yes',
  ])
})

test('rule 16: Electron is pinned, at the newest known when it was chosen', () => {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  expect(manifest.devDependencies['electron']).toMatch(/^(4[5-9]|[5-9]\d)\.\d+\.\d+$/)
})

test('rule 17: a second window with our preload and our page is not our page', async () => {
  const preload = join(repositoryRoot, 'out/preload/preload.cjs')
  const answers = await inMain(
    studio.app,
    async ({ BrowserWindow }, path) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: path, sandbox: true } })
      const asked: unknown[] = []
      for (const url of ['app://studio/index.html', 'about:blank']) {
        await other.loadURL(url)
        asked.push(await other.webContents.executeJavaScript('window.studio.invoke("app.info", {})'))
      }
      other.destroy()
      return asked
    },
    preload,
  )
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  expect(answers).toHaveLength(2)
  expect(await ask(studio.page, 'app.info', {})).toMatchObject({ ok: true })
})

test('rule 18: the page is served by our protocol, and files are out of reach', async () => {
  const read = (url: string): Promise<string> =>
    studio.page.evaluate(
      (address) =>
        fetch(address).then(
          (response) => `status ${response.status}`,
          () => 'refused',
        ),
      url,
    )
  expect(await read('file:///etc/passwd')).toBe('refused')
  expect(await read('app://studio/..%2f..%2fpackage.json')).toBe('status 404')
  expect(await read('app://studio/%2e%2e/%2e%2e/package.json')).toBe('status 404')
  expect(await read('app://other/index.html')).toBe('refused')
})

test('rule 19: packages switch off what the studio does not use', () => {
  const config: unknown = parse(readFileSync(join(repositoryRoot, 'electron-builder.yml'), 'utf8'))
  expect(config).toMatchObject({
    asar: true,
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
  })
})

test('rule 20: the page sees two functions, and events without Electron’s own object', async () => {
  expect(await studio.page.evaluate(() => Object.keys(window.studio).sort())).toEqual(['invoke', 'subscribe'])
  const heard = studio.page.evaluate(
    () =>
      new Promise<unknown[]>((answer) => {
        const leave = window.studio.subscribe((...all: unknown[]) => {
          leave()
          answer(all)
        })
      }),
  )
  await studio.page.waitForTimeout(100)
  await ask(studio.page, 'projects.create', { title: 'Events', contentType: 'article' })
  const all = await heard
  expect(all).toHaveLength(1)
  expect(Object.keys(all[0] as object).sort()).toEqual(['name', 'payload', 'revision'])
})

for (const name of ['__proto__', 'constructor', 'toString', 'no.such.route', '']) {
  test(`the route ${JSON.stringify(name)} does not exist`, async () => {
    const answer = await studio.page.evaluate((route) => window.studio.invoke(route, {}), name)
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
}

test('an argument that is too large is refused, and the studio goes on', async () => {
  const answer = await studio.page.evaluate(() =>
    window.studio.invoke('app.openExternal', { url: 'x'.repeat(20 * 1024 * 1024) }),
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'LIMIT_EXCEEDED' } })
  expect(await ask(studio.page, 'app.info', {})).toMatchObject({ ok: true })
})

test('a flood of one route is bounded, and the others go on', async () => {
  const refused = await studio.page.evaluate(async () => {
    const all = await Promise.all(Array.from({ length: 2000 }, () => window.studio.invoke('app.info', {})))
    return all.filter((answer) => !answer.ok && answer.error.code === 'LIMIT_EXCEEDED').length
  })
  expect(refused).toBeGreaterThan(500)
  expect(await ask(studio.page, 'recovery.state', {})).toMatchObject({ ok: true })
})
