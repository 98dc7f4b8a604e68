// What the demo writes: the main job, from an interview to a manuscript on the disk.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

export function expectManuscript(folder: string): void {
  const names = readdirSync(folder)
  const manuscript = readFileSync(
    join(folder, names.find((name) => name.endsWith('.md')) ?? 'no manuscript'),
    'utf8',
  )
  expect(manuscript).toMatch(/^---\ntitle: .+\ncontent_type: memoir\n/)
  expect(manuscript.match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(6)
  const transcript = names.find((name) => name.endsWith('.json')) ?? 'no transcript'
  expect(JSON.parse(readFileSync(join(folder, transcript), 'utf8'))).toBeTypeOf('object')
}
