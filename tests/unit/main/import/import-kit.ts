// What the import tests share: files from text or bytes, a parser run, a context over a real store.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ServiceContext } from '../../../../src/main/context.ts'
import { createPace } from '../../../../src/main/import/pace.ts'
import { parseInterview } from '../../../../src/main/import/parse-interview.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { makeTempStore } from '../../../support/temp-store.ts'

export function tempFile(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'studio-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

export async function parsePath(path: string) {
  const { interview, source } = await parseInterview(
    path,
    createPace(new AbortController().signal, () => {}),
  )
  let next = 0
  const context = { newId: () => `item-${(next += 1)}`, createdAt: 1 }
  const items = (authors: string[]): TranscriptItemInput[] =>
    interview.sessions.flatMap((session) => [...session.items(new Set(authors), context)])
  return { ...interview, source, items }
}

export function parse(name: string, content: string | Uint8Array) {
  return parsePath(tempFile(name, content))
}

/** What importing `content` fails with; anything but a StudioError is a bug and fails the test. */
export async function failure(name: string, content: string | Uint8Array): Promise<StudioError> {
  try {
    await parse(name, content)
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('The import did not fail')
}

export interface Told {
  name: string
  payload: unknown
}

export function tempContext(): { ctx: ServiceContext; told: Told[] } {
  const { store, cleanup } = makeTempStore()
  onTestFinished(cleanup)
  const told: Told[] = []
  let clock = 1_700_000_000_000
  const ctx: ServiceContext = {
    store,
    emit: (name, payload) => void told.push({ name, payload }),
    now: () => (clock += 1),
    newId: () => crypto.randomUUID(),
  }
  return { ctx, told }
}
