// The workflows of CI, read and not run. Catches an action that can be changed under us, a job that may write without
// need, one that never ends, a script that is fed by strangers, and a command that does not exist.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '../../..')
const folder = join(root, '.github/workflows')
const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() })
const job = z.looseObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number().max(90),
  permissions: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).nonempty(),
})
const workflow = z.looseObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
})

const names = readdirSync(folder)
test('the gate and the release are there', () => {
  expect(names.sort()).toEqual(['check.yml', 'release.yml'])
})

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  // Two of the same key in a mapping are an error here.
  const read = workflow.parse(parse(text, { uniqueKeys: true }))
  const steps = Object.values(read.jobs).flatMap((each) => each.steps)

  test('may read only; what writes says so and waits for the rest', () => {
    expect(read.permissions).toEqual({ contents: 'read' })
    for (const [of, { permissions, needs }] of Object.entries(read.jobs)) {
      expect(permissions === undefined || (of === 'draft' && needs === 'package')).toBe(true)
      if (permissions !== undefined) expect(permissions).toEqual({ contents: 'write' })
    }
    expect(Object.keys(read.on)).not.toContain('pull_request_target')
  })

  test('every action is pinned to a commit, with its version beside it', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line))
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length)
    for (const line of used) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('no script takes in what others write', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{/)
  })

  test('the commands exist', () => {
    const scripts = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts
    const asked = steps.flatMap(({ run }) =>
      [...(run ?? '').matchAll(/npm (?:run )?(test|[a-z:]+)/g)].map(([, it]) => it ?? ''),
    )
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((each) => !(each in scripts))).toEqual([])
  })
})
