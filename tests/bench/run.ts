// Runs the benchmarks one after another, prints the table, keeps the JSON. Ends by itself within minutes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../support/electron-app.ts'
import { benchAppend } from './append-bench.ts'
import { benchAudioImport } from './audio-import-bench.ts'
import { benchDraft } from './draft-bench.ts'
import { benchManuscript } from './manuscript-bench.ts'
import { benchManuscriptWindow } from './manuscript-window-bench.ts'
import { formatTable, type BenchRow } from './measure.ts'
import { benchMemory } from './memory-bench.ts'
import { benchOpenDocument } from './open-document-bench.ts'
import { benchRecord } from './record-bench.ts'
import { benchReducer } from './reducer-bench.ts'
import { benchSearch } from './search-bench.ts'
import { benchStart } from './start-bench.ts'
import { benchVoice } from './voice-bench.ts'
import { benchHours } from './voice-hours-bench.ts'
import { benchWriteDown } from './write-down-bench.ts'

const benches: { name: string; run(): Promise<BenchRow[]> }[] = [
  { name: 'append', run: benchAppend },
  { name: 'record', run: benchRecord },
  { name: 'reducer', run: benchReducer },
  { name: 'draft', run: benchDraft },
  { name: 'manuscript', run: benchManuscript },
  { name: 'window', run: benchManuscriptWindow },
  { name: 'search', run: benchSearch },
  { name: 'start', run: benchStart },
  { name: 'memory', run: benchMemory },
  { name: 'open', run: benchOpenDocument },
  { name: 'voice', run: benchVoice },
  { name: 'hours', run: benchHours },
  { name: 'import', run: benchAudioImport },
  { name: 'write-down', run: benchWriteDown },
]

const only = process.argv.slice(2)
const rows: BenchRow[] = []
for (const bench of benches) {
  if (only.length && !only.includes(bench.name)) continue
  console.error(`[bench] ${bench.name}`)
  rows.push(...(await bench.run()))
}
console.log(formatTable(rows))
const folder = join(repositoryRoot, 'bench-output')
mkdirSync(folder, { recursive: true })
const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version }
const file = join(folder, 'bench.json')
writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`)
console.log(`\nkept in ${file}`)
