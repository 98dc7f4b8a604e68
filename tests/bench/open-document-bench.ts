// Opening a 105,000-word manuscript in the document pane, against a 100-word one in the same window.
import { _electron, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProject } from '../../src/main/projects/create-project.ts'
import { findDocument, saveDocument } from '../../src/main/store/queries/documents.ts'
import { openStore } from '../../src/main/store/store.ts'
import { launchArguments } from '../support/electron-app.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { median, row, time, type BenchRow } from './measure.ts'

const RUNS = 7
const SENTENCE = 'We walked the salt road on Sundays, and nobody had told me what it was for. '

function manuscript(title: string, words: number): string {
  const paragraph = SENTENCE.repeat(6).trimEnd()
  const perParagraph = paragraph.split(' ').length
  const count = Math.ceil(words / perParagraph)
  const parts = Array.from({ length: count }, (_, n) =>
    n % 40 ? paragraph : `## Part ${n / 40 + 1}\n\n${paragraph}`,
  )
  return `# ${title}\n\n${parts.join('\n\n')}\n`
}

function prepare(dataDir: string): void {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  const context = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
  for (const [title, words] of [
    ['Short', 100],
    ['Long', 105_000],
  ] as const) {
    const project = createProject(context, { title, contentType: 'memoir' })
    const document = findDocument(store, project.id)
    if (document === null) throw new Error('a new project has no document')
    saveDocument(store, { ...document, markdown: manuscript(title, words) })
  }
  store.close()
}

async function openFromLibrary(page: Page, title: string): Promise<number> {
  const card = page.getByRole('button', { name: title, exact: true })
  await card.waitFor()
  return time(async () => {
    await card.click()
    await page.locator('.cm-content').getByText(title, { exact: true }).waitFor()
    await page.locator('.cm-content').getByText('We walked the salt road').first().waitFor()
  })
}

export async function benchOpenDocument(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'studio-bench-'))
  try {
    prepare(dataDir)
    const short: number[] = []
    const long: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      for (const [title, into] of [
        ['Short', short],
        ['Long', long],
      ] as const) {
        // A fresh start each time: main keeps an opened document.
        const app = await _electron.launch({ args: launchArguments(dataDir) })
        into.push(await openFromLibrary(await app.firstWindow(), title))
        await app.close()
      }
    }
    const baseline = { baseline: 'a 100-word document', baselineValue: median(short) }
    return [
      row({ ...baseline, what: 'open a 105,000-word document', value: median(long), unit: 'ms', runs: RUNS }),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
