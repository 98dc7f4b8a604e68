// Guards, each with what switching it off looks like and the test that must notice. A text that is not in its file, or is
// there twice, is an error: the guard moved, and this list has to follow.

export interface Mutation {
  guard: string
  file: string
  from: string
  to: string
  test: { file: string; named?: string }
}

const unit = 'tests/unit'
const store = 'src/main/store'
const storeTests = `${unit}/main/store`

const durability: Mutation[] = [
  {
    guard: 'synchronous=FULL, made NORMAL',
    file: `${store}/pragmas.ts`,
    from: `sqlite.pragma('synchronous = FULL')`,
    to: `sqlite.pragma('synchronous = NORMAL')`,
    test: { file: 'tests/fault/store-fsync.test.ts' },
  },
  {
    guard: 'synchronous=FULL, made OFF',
    file: `${store}/pragmas.ts`,
    from: `sqlite.pragma('synchronous = FULL')`,
    to: `sqlite.pragma('synchronous = OFF')`,
    test: { file: `${storeTests}/open-store.test.ts`, named: 'the pragmas hold on the second opening too' },
  },
  {
    guard: 'foreign keys on',
    file: `${store}/pragmas.ts`,
    from: `sqlite.pragma('foreign_keys = ON')`,
    to: `sqlite.pragma('foreign_keys = OFF')`,
    test: { file: `${storeTests}/transcript.test.ts`, named: 'an item of a session that is not there' },
  },
  {
    guard: 'idempotent upsert of items',
    file: `${store}/queries/transcript.ts`,
    from: `
     ON CONFLICT (session_id, item_id) DO UPDATE SET previous_item_id = excluded.previous_item_id,
       position = excluded.position, role = excluded.role, type = excluded.type, status = excluded.status,
       text = excluded.text, interrupted = excluded.interrupted, heard_ms = excluded.heard_ms,
       audio_start_ms = excluded.audio_start_ms, audio_end_ms = excluded.audio_end_ms, payload = excluded.payload,
       sha256 = excluded.sha256\`,`,
    to: '`,',
    test: { file: `${storeTests}/transcript.test.ts`, named: 'saving again' },
  },
  {
    guard: 'text is never replaced by none',
    file: `${store}/merge-item.ts`,
    from: `if (incoming === null || incoming === '') return stored ?? incoming`,
    to: `if (incoming === null || incoming === '') return incoming`,
    test: { file: `${storeTests}/transcript.test.ts`, named: 'no text never takes the place of text' },
  },
  {
    guard: 'sha256 of items, looked at by each backup',
    file: `${store}/verify-items.ts`,
    from: `if (itemChecksum({ ...row, interrupted: row.interrupted === 1 }) === row.sha256) continue`,
    to: `if (itemChecksum({ ...row, interrupted: row.interrupted === 1 }) !== '') continue`,
    test: { file: `${storeTests}/backups.test.ts`, named: 'bytes that changed on the disk are found' },
  },
  {
    guard: 'quick_check of a backup before it gets its name',
    file: `${store}/write-backup.ts`,
    from: `    checkCopy(unfinished)\n`,
    to: '',
    test: { file: `${storeTests}/backups.test.ts`, named: 'a copy that is not whole' },
  },
  {
    guard: 'quick_check before a restore',
    file: `${store}/restore.ts`,
    from: `  checkCopy(backup)\n`,
    to: '',
    test: { file: `${storeTests}/startup.test.ts`, named: 'a damaged backup is not put in the place' },
  },
  {
    guard: 'a newer schema is refused',
    file: `${store}/migrations.ts`,
    from: `  if (version <= migrations.length) return\n`,
    to: `  if (version >= 0) return\n`,
    test: { file: `${storeTests}/migrations.test.ts`, named: 'a schema newer than the app is refused' },
  },
  {
    guard: 'foreign keys off outside the transaction of a migration',
    file: `${store}/migrations.ts`,
    from: `  sqlite.pragma('foreign_keys = OFF')\n`,
    to: '',
    test: { file: `${storeTests}/migrations.test.ts`, named: 'a rebuilt parent keeps its children' },
  },
  {
    guard: 'no fresh database beside backups',
    file: `${store}/startup.ts`,
    from: `if (!existsSync(path)) return found(hasPast ? 'missing' : null)`,
    to: `if (!existsSync(path)) return found(null)`,
    test: { file: `${storeTests}/startup.test.ts`, named: 'a missing database beside backups' },
  },
  {
    guard: 'what was changed since its closing is read whole before it opens',
    file: `${store}/clean-close.ts`,
    from: `if (kept?.bytes !== shape?.bytes || kept?.mtimeMs !== shape?.mtimeMs) return null`,
    to: `if (kept?.bytes !== shape?.bytes) return null`,
    test: { file: `${storeTests}/clean-close.test.ts`, named: 'does not hold where the database was' },
  },
  {
    guard: 'what opened unread is read whole behind the first use',
    file: 'src/main/app/open-state.ts',
    from: `if (state.kind !== 'open' || !state.isUnread) return`,
    to: `if (state.kind !== 'open' || state.isUnread) return`,
    test: { file: 'tests/unit/main/app/studio.test.ts', named: 'what the studio itself closed opens unread' },
  },
  {
    guard: 'a deletion that was cut off is gone on with',
    file: 'src/main/erase/finish-erase.ts',
    from: `const kept = isThere ? [] : await sweep(dataDir, note)`,
    to: `const kept: string[] = []`,
    test: { file: 'tests/fault/erase-kill.test.ts', named: 'leave a project whole or nothing of it' },
  },
  {
    guard: 'one instance a data folder',
    file: 'src/main/main.ts',
    from: `if (!app.requestSingleInstanceLock()) app.exit(0)\nelse if (demoOut === '')`,
    to: `if (demoOut === '')`,
    test: { file: 'tests/e2e/launch.spec.ts', named: 'a second instance on the same folder' },
  },
]

const drafting: Mutation[] = [
  {
    guard: 'what a crash left running waits again',
    file: 'src/main/drafting/queue-rows.ts',
    from: `planRecovery(listDraftJobsByStatus(store, ['running']))`,
    to: `planRecovery(listDraftJobsByStatus(store, ['error']))`,
    test: { file: `${unit}/main/drafting/draft-queue.test.ts`, named: 'puts a running row back' },
  },
  {
    guard: 'a draft that was taken back is not written',
    file: 'src/main/drafting/run-job.ts',
    from: `          requireStillOurs(ctx, job)\n`,
    to: '',
    test: {
      file: `${unit}/main/drafting/draft-queue.test.ts`,
      named: 'never writes the answer of an attempt',
    },
  },
  {
    guard: 'a job runs only from its waiting row, and by the engine that it has then',
    file: 'src/main/drafting/attempt-job.ts',
    from: `if (now?.status !== 'queued' || now.forcedEngine !== queued.forcedEngine) return null`,
    to: `if (now === null) return null`,
    test: { file: `${unit}/main/drafting/forced-engine.test.ts`, named: 'counts when it is chosen while' },
  },
  {
    guard: 'locked sections, against edits',
    file: 'src/shared/document/apply-edits.ts',
    from: `if (edit.sectionId !== undefined && locked.has(edit.sectionId)) result.refused.push(edit)\n    else applyOne`,
    to: `applyOne`,
    test: { file: `${unit}/shared/document/apply-edits.test.ts`, named: 'never touches a locked section' },
  },
  {
    guard: 'locked sections, in a merge',
    file: 'src/shared/document/merge.ts',
    from: `    return locked.some((range) => {`,
    to: `    return locked.slice(0, 0).some((range) => {`,
    test: { file: `${unit}/shared/document/merge.test.ts`, named: 'leaves a locked section alone' },
  },
  {
    guard: 'ceiling of what drafting may cost',
    file: 'src/main/drafting/model/create-ledger.ts',
    from: `if (spent + atMost <= ceiling) return`,
    to: `if (spent + atMost <= ceiling || ceiling > 0) return`,
    test: { file: `${unit}/main/drafting/model/create-ledger.test.ts`, named: 'refuses what may go over it' },
  },
]

const door: Mutation[] = [
  {
    guard: 'sender of a request',
    file: 'src/main/ipc/serve-requests.ts',
    from: `return senderFrame === window.webContents.mainFrame && isAppUrl(senderFrame.url)`,
    to: `return senderFrame.url !== '' || isAppUrl(senderFrame.url)`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 17' },
  },
  {
    guard: 'size of an argument',
    file: 'src/main/ipc/router.ts',
    from: `if (verdict !== 'ok') return refuseArgument(verdict)`,
    to: `if (verdict === 'not_plain') return refuseArgument(verdict)`,
    test: { file: `${unit}/main/ipc/router.test.ts`, named: 'an oversized argument' },
  },
  {
    guard: 'rate of a route',
    file: 'src/main/ipc/rate-limit.ts',
    from: `const allowed = tokens >= 1`,
    to: `const allowed = tokens >= 1 || tokens < 1`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'a flood of one route is bounded' },
  },
  {
    guard: 'routes are own properties',
    file: 'src/main/ipc/router.ts',
    from: `Object.hasOwn(requests, name)`,
    to: `name in requests`,
    test: { file: `${unit}/main/ipc/router.test.ts`, named: 'which a lookup without own-property check' },
  },
  {
    guard: 'tools are own properties',
    file: 'src/shared/tools/tools-of-stage.ts',
    from: `Object.hasOwn(toolCatalogue, name)`,
    to: `name in toolCatalogue`,
    test: { file: `${unit}/main/tools/dispatch-tool.test.ts`, named: 'refusals' },
  },
  {
    guard: 'size of a tool’s arguments',
    file: 'src/main/tools/dispatch-tool.ts',
    from: `Buffer.byteLength(json, 'utf8') > MAX_ARGUMENT_BYTES`,
    to: `Buffer.byteLength(json, 'utf8') > MAX_ARGUMENT_BYTES * 100`,
    test: { file: `${unit}/main/tools/dispatch-tool.test.ts`, named: '65 KB of arguments' },
  },
  {
    guard: 'size of an event of the service',
    file: 'src/renderer/realtime/read-message.ts',
    from: `if (isLongerThan(data, MAX_MESSAGE_BYTES)) return refused('too large')\n`,
    to: '',
    test: { file: `${unit}/renderer/realtime/read-message.test.ts` },
  },
  {
    guard: '__proto__ in an event of the service',
    file: 'src/renderer/realtime/read-message.ts',
    from: `if (Object.hasOwn(value, '__proto__')) return 'names __proto__'\n`,
    to: '',
    test: { file: `${unit}/renderer/realtime/read-message.test.ts` },
  },
  {
    guard: '__proto__ in a line of the log',
    file: 'src/shared/realtime/server-event.ts',
    from: `if (Object.hasOwn(value, '__proto__')) return true\n`,
    to: '',
    test: { file: `${unit}/shared/realtime/server-event.test.ts` },
  },
]

const window: Mutation[] = [
  {
    guard: 'real path of what app:// serves',
    file: 'src/main/app/serve-file.ts',
    from: `const file = await realpath(join(realRoot, name))`,
    to: `const file = join(realRoot, name)`,
    test: { file: `${unit}/main/app/serve-file.test.ts`, named: 'a path that is not a URL' },
  },
  {
    guard: 'app:// serves its own folder only',
    file: 'src/main/app/serve-file.ts',
    from: `return file.startsWith(realRoot + sep) ? file : null`,
    to: `return sep === '' ? null : file`,
    test: { file: `${unit}/main/app/serve-file.test.ts`, named: 'nothing outside the root is served' },
  },
  {
    guard: 'the microphone and nothing else',
    file: 'src/main/app/permissions.ts',
    from: `if (mediaTypes.length !== 1 || mediaTypes[0] !== 'audio') return false`,
    to: `if (mediaTypes.includes('nothing')) return false`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 5' },
  },
  {
    guard: 'asking before a browser opens',
    file: 'src/main/app/external-link.ts',
    from: `if (url === null || !(await confirm(url.host, url.href))) return false`,
    to: `if (url === null) return false`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 15' },
  },
  {
    guard: 'only https reaches the browser',
    file: 'src/main/app/external-link.ts',
    from: `url.protocol === 'https:' && `,
    to: '',
    test: { file: `${unit}/main/app/external-link.test.ts`, named: 'is never offered' },
  },
  {
    guard: 'the page never leaves',
    file: 'src/main/app/harden-contents.ts',
    from: `    event.preventDefault()\n    refused('navigation', event.url)`,
    to: `    refused('navigation', event.url)`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 13' },
  },
  {
    guard: 'no window is opened',
    file: 'src/main/app/harden-contents.ts',
    from: `return { action: 'deny' }`,
    to: `return { action: 'allow' }`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 14: no window' },
  },
  {
    guard: 'nothing is downloaded',
    file: 'src/main/app/harden-contents.ts',
    from: `    event.preventDefault()\n    refused('download', item.getURL())`,
    to: `    refused('download', item.getURL())`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 14: nothing is downloaded' },
  },
  {
    guard: 'requests of the page to other hosts',
    file: 'src/main/app/harden-contents.ts',
    from: `answer({ cancel: !allowed })`,
    to: `answer({ cancel: false })`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'rule 1:' },
  },
  {
    guard: 'no dictionary is fetched',
    file: 'src/main/app/harden-contents.ts',
    from: `  session.setSpellCheckerLanguages([])\n`,
    to: '',
    test: { file: 'tests/e2e/poisoned-environment.spec.ts' },
  },
  {
    guard: 'scripts of the page are its own files',
    file: 'src/main/app/content-policy.ts',
    from: `"script-src 'self'"`,
    to: `"script-src 'self' 'unsafe-inline'"`,
    test: { file: 'tests/e2e/security.spec.ts', named: 'an inline script' },
  },
]

const secrets: Mutation[] = [
  {
    guard: 'no export over a file',
    file: 'src/main/export/publish-new.ts',
    from: `await (await open(name, 'wx')).close()`,
    to: `await (await open(name, 'w')).close()`,
    test: { file: `${unit}/main/export/export-files.test.ts` },
  },
  {
    guard: 'keys do not get into the log',
    file: 'src/main/app/redact.ts',
    from: `return secrets.reduce((clean, [pattern, mark]) => clean.replace(pattern, mark), text)`,
    to: `return secrets.reduce((clean, [pattern, mark]) => (mark === '' ? clean.replace(pattern, mark) : clean), text)`,
    test: { file: `${unit}/main/app/log.test.ts` },
  },
  {
    guard: 'plain http to this computer only',
    file: 'src/main/credentials/base-url.ts',
    from: `if (url.protocol !== 'https:' && !local)`,
    to: `if (url.protocol === 'file:' && !local)`,
    test: { file: `${unit}/main/credentials/base-url.test.ts` },
  },
  {
    guard: 'headers of the environment stay here',
    file: 'src/main/realtime/service-fetch.ts',
    from: `return fetch(input, { ...init, headers, redirect: 'manual' })`,
    to: `return fetch(input, { ...init, redirect: 'manual' })`,
    test: { file: `${unit}/main/drafting/model/model-engine.test.ts` },
  },
]

export const mutations: readonly Mutation[] = [...durability, ...drafting, ...door, ...window, ...secrets]
