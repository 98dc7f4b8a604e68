// What the studio must withstand: the table of the fault suite. A test takes its count from here (few in `npm test`, all
// of them in `npm run test:fault`) and hands its figures back; the suite holds them against the bounds that stand here.
import { none, type FaultRow } from './fault-row.ts'
import { killRows, moreKillRows } from './kill-rows.ts'

const diskRows = {
  fsync: {
    fault: 'fsync',
    how: 'strace counts what reaches the disk: commits of the store, slices of a recording',
    ...{ small: 200, full: 2000 },
    tests: ['tests/fault/store-fsync.test.ts', 'tests/fault/recording-fsync.test.ts'],
    needs: 'strace on Linux',
    figures: {
      commits: { words: 'commits', atLeast: 'count' },
      slices: { words: 'slices', atLeast: 60 },
      unsynced: { words: 'commits or slices without their sync', atMost: 0 },
    },
  },
  corrupt: {
    fault: 'corrupt database',
    how: 'zeroed header, truncated, garbage, empty, zeroed page: the studio starts, and the author restores',
    ...{ small: 1, full: 5 },
    tests: ['tests/e2e/corrupt-database.spec.ts'],
    figures: {
      recovered: { words: 'reached the recovery screen and came back', atLeast: 'count' },
      changed: { words: 'damaged originals not kept as they were', atMost: 0 },
      restoreMs: { words: 'restored after, at most', unit: 'ms', join: 'most', atMost: 10_000 },
    },
  },
  'full-pages': {
    fault: 'disk full',
    how: 'max_page_count',
    ...{ small: 1, full: 1 },
    tests: ['tests/unit/main/store/disk-full.test.ts'],
    figures: {
      acknowledged: { words: 'rows acknowledged', atLeast: 20 },
      lost: { words: 'acknowledged rows lost', atMost: 0 },
      resumed: { words: 'went on with room', atLeast: 1 },
    },
  },
  'full-disk': {
    fault: 'disk full',
    how: 'the whole studio on a small tmpfs',
    ...{ small: 1, full: 1 },
    tests: ['tests/e2e/full-disk.spec.ts'],
    needs: 'root, to mount a small disk',
    figures: {
      acknowledged: { words: 'notes acknowledged', atLeast: 20 },
      lost: { words: 'acknowledged rows lost', atMost: 0 },
      resumed: { words: 'went on with room', atLeast: 1 },
    },
  },
  'file-size': {
    fault: 'disk full',
    how: '`prlimit --fsize`: the system refuses in mid-write to let a file grow',
    ...{ small: 1, full: 5 },
    tests: ['tests/fault/file-size.test.ts'],
    needs: 'prlimit on Linux',
    figures: {
      limits: { words: 'limits', atLeast: 'count' },
      acknowledged: { words: 'rows acknowledged' },
      lost: { words: 'acknowledged rows lost', atMost: 0 },
      resumed: { words: 'went on with room', atLeast: 'count' },
    },
  },
  migration: {
    fault: 'migration',
    how: 'each schema with rows in every table; a failure at each step of each migration; a newer version',
    ...{ small: 20, full: 1000 },
    tests: ['tests/fault/every-schema.test.ts'],
    figures: {
      schemas: { words: 'schemas brought up to date', atLeast: 4 },
      rows: { words: 'rows compared' },
      steps: { words: 'failing steps', atLeast: 20 },
      changed: { words: 'databases not rolled back whole', atMost: 0 },
      different: none('rows that differ'),
      refused: { words: 'newer versions refused, the file untouched', atLeast: 1 },
    },
  },
  scale: {
    fault: 'scale',
    how: 'a session of that many items, ten words of manuscript for each; opened, looked at, 300 items added',
    ...{ small: 500, full: 10_000 },
    tests: ['tests/e2e/scale.spec.ts'],
    figures: {
      items: { words: 'items', atLeast: 'count' },
      words: { words: 'words' },
      openMs: { words: 'opened after', unit: 'ms', join: 'most', atMost: 1500 },
      appendMs: { words: 'an item added, p99', unit: 'ms', join: 'most', atMost: 20 },
      windowMs: { words: 'the same as the window sees it', unit: 'ms', join: 'most' },
      heapMb: { words: 'heaps of window and main grew by', unit: 'MB', join: 'most', atMost: 50 },
    },
  },
} as const satisfies Record<string, FaultRow>

const voiceRows = {
  malformed: {
    fault: 'malformed events',
    how: 'fast-check over recorded sessions: events damaged, doubled, out of order, any JSON',
    ...{ small: 1000, full: 10_000 },
    tests: ['tests/unit/shared/transcript/malformed.test.ts'],
    figures: {
      sessions: { words: 'spoiled sessions', atLeast: 'count' },
      crashes: none('crashes'),
      bad: none('rows that cannot be kept or differ'),
    },
  },
  'network-cuts': {
    fault: 'network cuts',
    how: 'the service closes the channel or the line, or no packet comes through any more',
    ...{ small: 5, full: 20 },
    tests: ['tests/e2e/voice-network.spec.ts'],
    figures: {
      cuts: { words: 'cuts', atLeast: 'count' },
      items: { words: 'items said' },
      lost: { words: 'items lost or in another order', atMost: 0 },
      twice: { words: 'items twice', atMost: 0 },
      bannerMs: { words: 'said after a closed line, at most', unit: 'ms', join: 'most', atMost: 5000 },
      silentMs: { words: 'said after silence on the line, at most', unit: 'ms', join: 'most' },
    },
  },
} as const satisfies Record<string, FaultRow>

const hostileRows = {
  'two-instances': {
    fault: 'two instances',
    how: 'a second studio on the same data folder',
    ...{ small: 1, full: 5 },
    tests: ['tests/e2e/launch.spec.ts'],
    named: 'a second instance',
    figures: {
      seconds: { words: 'second studios', atLeast: 'count' },
      endedMs: { words: 'ended after, at most', unit: 'ms', join: 'most', atMost: 2000 },
      touched: { words: 'databases touched', atMost: 0 },
    },
  },
  'hostile-markdown': {
    fault: 'hostile Markdown',
    how: 'a model writes them into headings, paragraphs, proposals, to-dos and summaries',
    ...{ small: 100, full: 100 },
    tests: ['tests/e2e/drafting-hostile.spec.ts'],
    figures: {
      payloads: { words: 'payloads', atLeast: 'count' },
      acts: { words: 'executions, requests, elements or windows', atMost: 0 },
    },
  },
  'prompt-injection': {
    fault: 'obeying a prompt injection',
    how: 'each tool in each stage, each argument foreign, a path, SQL, a prototype or huge in turn',
    ...{ small: 400, full: 5000 },
    tests: ['tests/fault/every-tool.test.ts'],
    figures: {
      tools: { words: 'tools', atLeast: 12 },
      calls: { words: 'calls', atLeast: 'count' },
      outside: { words: 'writes outside the project', atMost: 0 },
      shown: { words: 'words of another project shown', atMost: 0 },
    },
  },
  'hostile-paths': {
    fault: 'hostile paths',
    how: '`../`, absolute, links, `CON`, NUL, 300 characters: into exports, imports, recordings, backups, addresses',
    ...{ small: 300, full: 300 },
    tests: ['tests/fault/hostile-paths.test.ts'],
    figures: {
      attempts: { words: 'attempts', atLeast: 'count' },
      outside: { words: 'files outside the chosen folder', atMost: 0 },
      read: { words: 'files read from outside', atMost: 0 },
    },
  },
} as const satisfies Record<string, FaultRow>

const securityRows = {
  'ipc-fuzz': {
    fault: 'requests that no page of ours would send',
    how: 'every route of the contract in real Electron: wrong kinds, random, huge, deep, `__proto__`, cycles',
    ...{ small: 12, full: 120 },
    tests: ['tests/e2e/ipc-fuzz.spec.ts'],
    named: 'every route',
    figures: {
      routes: { words: 'routes' },
      calls: { words: 'calls', atLeast: 1000 },
      faults: { words: 'crashes, bugs, or answers that show insides', atMost: 0 },
      written: { words: 'routes that wrote what they refused', atMost: 0 },
    },
  },
  'ipc-flood': {
    fault: 'a flood of requests',
    how: 'requests all at once while 50 items of an interview are saved and Settings are opened',
    ...{ small: 2000, full: 20_000 },
    tests: ['tests/e2e/ipc-fuzz.spec.ts'],
    named: 'a flood of requests',
    figures: {
      requests: { words: 'requests', atLeast: 'count' },
      refused: { words: 'refused', atLeast: 1 },
      lost: { words: 'items lost', atMost: 0 },
      slowestMs: { words: 'an item saved after, at most', unit: 'ms', join: 'most', atMost: 5000 },
      windowMs: { words: 'Settings opened after', unit: 'ms', join: 'most', atMost: 5000 },
    },
  },
  'poisoned-environment': {
    fault: 'a poisoned environment',
    how: 'addresses, keys, headers, proxies and debugging in the environment, while a model drafts',
    ...{ small: 1, full: 1 },
    tests: ['tests/e2e/poisoned-environment.spec.ts'],
    figures: {
      requests: { words: 'requests to the server in Settings', atLeast: 1 },
      elsewhere: { words: 'connections elsewhere', atMost: 0 },
      foreign: { words: 'keys of the environment sent', atMost: 0 },
      keys: { words: 'files or outputs with a key', atMost: 0 },
    },
  },
  egress: {
    fault: 'what leaves the computer',
    how: 'import, draft, backup and ten seconds alone, in a network namespace whose only way out counts packets',
    ...{ small: 1, full: 1 },
    tests: ['tests/e2e/egress.spec.ts'],
    needs: 'root and iproute2 on Linux',
    figures: {
      requests: { words: 'requests to the server in Settings', atLeast: 1 },
      packets: { words: 'packets to anywhere else', atMost: 0 },
    },
  },
} as const satisfies Record<string, FaultRow>

const allRows = {
  ...killRows,
  ...diskRows,
  ...voiceRows,
  ...hostileRows,
  ...moreKillRows,
  ...securityRows,
} as const

export type RowId = keyof typeof allRows
export type FigureName<R extends RowId> = keyof (typeof allRows)[R]['figures'] & string
export const faultRows: Readonly<Record<RowId, FaultRow>> = allRows
export const rowIds = Object.keys(allRows) as RowId[]
