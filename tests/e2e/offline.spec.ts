// The whole job with the network namespace cut: real Electron and its test see one interface, loopback, and no way out.
// Catches: a studio that waits for a name, an address or a service while it records, writes down, drafts and exports.
import { expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { hasDigitsModel } from '../support/digits-model.ts'
import { repositoryRoot } from '../support/electron-app.ts'

const run = promisify(execFile)
const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})
const outputs = z.array(z.object({ text: z.string() }))

async function cutOff(): Promise<boolean> {
  try {
    await run('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up'])
    return true
  } catch {
    return false
  }
}

test('a guided interview by voice is recorded, written down, drafted and exported without any network', async () => {
  test.setTimeout(240_000)
  test.skip(!hasDigitsModel(), 'the digits model is not beside this clone: ../shared/data/speech/digits-ctc')
  test.skip(!(await cutOff()), 'needs root and iproute2, to cut the network namespace')
  const inside = [
    'ip link set lo up',
    // Nothing but loopback is there, and nothing else can be reached.
    'test "$(tail -n +3 /proc/net/dev | cut -d: -f1 | xargs)" = lo',
    'exec "$0" node_modules/@playwright/test/cli.js test -c playwright.offline.config.ts --reporter=json',
  ].join(' && ')
  const { stdout } = await run('unshare', ['--net', 'sh', '-c', inside, process.execPath], {
    cwd: repositoryRoot,
    maxBuffer: 64 * 1024 ** 2,
    timeout: 220_000,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: '', FORCE_COLOR: '0' },
  }).catch((error: { stdout?: string; stderr?: string; message: string }) => {
    throw new Error(`${error.message}\n${error.stdout?.slice(-6000) ?? ''}`)
  })
  const found: unknown = JSON.parse(stdout)
  expect(report.parse(found).stats).toMatchObject({ expected: 1, unexpected: 0, flaky: 0, skipped: 0 })
  for (const { text } of said(found)) if (/word errors/.test(text)) console.log(text.trim())
})

/** What the test printed, wherever in the report it stands. */
function said(value: unknown): { text: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'stdout' in value ? (outputs.safeParse(value.stdout).data ?? []) : []
  return [...own, ...Object.values(value).flatMap(said)]
}
