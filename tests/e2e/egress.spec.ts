// A studio whose drafter is on this computer, in a network namespace whose only way out counts what takes it: nothing may.
// (Of a call by WebRTC both ends would be counted, and one is a test's.) Catches: a name that is looked up, a dictionary, a list of
// models, a report, a look for a new version, that nobody asked for.
import { expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { draftedProject, launchDraftingStudio } from '../support/drafting-studio.ts'
import { repositoryRoot } from '../support/electron-app.ts'
import { makeWayOut, packetsOut, sendOneOut } from '../support/way-out.ts'

const run = promisify(execFile)
const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), skipped: z.number() }),
})
/** What the studio does by itself after a start, it has begun by then. */
const LEFT_ALONE_MS = 10_000

async function inNamespace(command: string): Promise<string> {
  const { stdout } = await run(
    'unshare',
    ['--net', 'sh', '-c', [...makeWayOut, command].join(' && '), process.execPath],
    {
      cwd: repositoryRoot,
      maxBuffer: 64 * 1024 ** 2,
      timeout: 170_000,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: '', FORCE_COLOR: '0' },
    },
  )
  return stdout
}

test('a model drafts, and nothing but its server is asked', async () => {
  test.setTimeout(200_000)
  const canCount = await inNamespace('true').then(
    () => true,
    () => false,
  )
  test.skip(!canCount, 'needs root and iproute2, to count in a network namespace')
  const inside =
    'exec "$0" node_modules/@playwright/test/cli.js test -c playwright.egress.config.ts --reporter=json'
  const stdout = await inNamespace(inside).catch((error: { stdout?: string; message: string }) => {
    throw new Error(`${error.message}\n${error.stdout?.slice(-6000) ?? ''}`)
  })
  expect(report.parse(JSON.parse(stdout)).stats).toMatchObject({ expected: 1, unexpected: 0, skipped: 0 })
})

test.describe('inside', () => {
  test.afterEach(async () => {
    const packets = packetsOut() ?? Number.NaN
    // The counter counts.
    await sendOneOut()
    expect(packetsOut()).toBe(packets + 1)
  })

  test('a draft @egress', async () => {
    const before = packetsOut()
    const studio = await launchDraftingStudio()
    await draftedProject(studio)
    await answered(studio.page, 'backups.create', {})
    await studio.page.waitForTimeout(LEFT_ALONE_MS)
    const requests = studio.server.asked.length
    await studio.close()
    tellFigures('egress', { requests, packets: (packetsOut() ?? 0) - (before ?? 0) })
    expect(requests).toBeGreaterThan(0)
    expect(packetsOut()).toBe(before)
  })
})
