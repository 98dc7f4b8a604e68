// An environment that others have filled: addresses, keys, headers, proxies and a wish to be told everything. Catches: a
// connection that goes anywhere but to the server in Settings, and a key that is printed or written because of it.
import { expect, test } from '@playwright/test'
import { createServer, type Server } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { draftedProject, launchDraftingStudio, type DraftingStudio } from '../support/drafting-studio.ts'

const FOREIGN = 'sk-of-the-environment-5Hd8'
/** What `launchDraftingStudio` keeps. */
const OWN = 'sk-test-drafting-studio'

let trap: Server
/** What each connection to it began with. */
let trapped: string[]
let studio: DraftingStudio | undefined
let printed: string
test.beforeEach(async () => {
  trapped = []
  printed = ''
  trap = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => {
      trapped.push(bytes.toString('latin1').slice(0, 300))
      socket.destroy()
    })
  })
  await new Promise<void>((ready) => trap.listen(0, '127.0.0.1', ready))
  const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
  studio = await launchDraftingStudio({ env: poison(address) })
  const { stdout, stderr } = studio.app.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (text: Buffer) => (printed += text.toString()))
})
test.afterEach(async () => {
  await studio?.close()
  trap.close()
})

function poison(address: string): Record<string, string> {
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy']
  return {
    ...Object.fromEntries(proxies.map((name) => [name, address])),
    ...{ NO_PROXY: '', no_proxy: '', NODE_USE_ENV_PROXY: '1' },
    ...{ OPENAI_BASE_URL: `${address}/v1`, OPENAI_API_KEY: FOREIGN, OPENAI_ADMIN_KEY: FOREIGN },
    ...{ OPENAI_ORG_ID: FOREIGN, OPENAI_PROJECT_ID: FOREIGN, OPENAI_WEBHOOK_SECRET: FOREIGN },
    ...{
      OPENAI_LOG: 'debug',
      OPENAI_CUSTOM_HEADERS: `authorization: Bearer ${FOREIGN}\nx-foreign: ${FOREIGN}`,
    },
    ...{ DEBUG: '*', NODE_DEBUG: 'http,https,net,tls,fetch', ELECTRON_ENABLE_LOGGING: '1' },
    ...{ ELECTRON_LOG_FILE: '', ELECTRON_ENABLE_STACK_DUMPING: '1', SSLKEYLOGFILE: '' },
  }
}

test('nothing goes where the environment says, and nothing is told because it asks', async () => {
  test.setTimeout(120_000)
  if (studio === undefined) throw new Error('no studio')
  const { page, server, dataDir } = studio
  await draftedProject(studio)
  await answered(page, 'backups.create', {})
  expect(server.asked.length).toBeGreaterThan(0)
  const heard = JSON.stringify(server.asked)
  await studio.quit()
  const told = [printed, ...filesOf(dataDir)]
  const figures = {
    requests: server.asked.length,
    elsewhere: trapped.length,
    foreign: heard.includes(FOREIGN) ? 1 : 0,
    keys: told.filter((text) => text.includes(OWN) || text.includes(FOREIGN)).length,
  }
  tellFigures('poisoned-environment', figures)
  expect(trapped).toEqual([])
  expect(figures).toMatchObject({ elsewhere: 0, foreign: 0, keys: 0 })
  // The search finds what is there, and the trap what comes.
  expect(told.some((text) => text.includes('The Iron Thimble'))).toBe(true)
  await fetch(`http://127.0.0.1:${(trap.address() as AddressInfo).port}`).catch(() => undefined)
  expect(trapped).toHaveLength(1)
})

/** Byte for byte; the keyring's sealed file may hold a key. */
function filesOf(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'api-key.sealed')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
}
