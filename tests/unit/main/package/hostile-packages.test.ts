// Catches: a package that writes outside its place, reads what is not in it, reaches another project, fills the disk, or
// is taken in although it is damaged or of a newer studio. After each refusal the studio is as it was.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import yazl from 'yazl'
import { isPackagePath, type PackageManifest } from '../../../../src/shared/package/package-format.ts'
import { fillProject, type FullProject } from '../../../support/full-project.ts'
import { exportWhole, importWhole } from '../../../support/package-kit.ts'
import { makeTempDir, makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let source: TempStore
let temp: TempStore
let project: FullProject
let other: FullProject
let folder: string
let before: string[]

beforeEach(async () => {
  source = makeTempStore()
  temp = makeTempStore()
  project = fillProject(source.store)
  other = fillProject(temp.store, { title: 'Mine' })
  folder = await exportWhole(source.store, project.projectId)
  before = stateOf()
})
afterEach(() => {
  source.cleanup()
  temp.cleanup()
  rmSync(dirname(folder), { recursive: true, force: true })
})

function stateOf(): string[] {
  const rows = temp.store.sqlite
    .prepare('SELECT id FROM projects UNION ALL SELECT id FROM sessions ORDER BY 1')
    .pluck()
  const files = readdirSync(temp.dataDir, { recursive: true, encoding: 'utf8' })
  return [...rows.all().map(String), ...files.filter((name) => !name.startsWith('studio.db')).toSorted()]
}

async function expectRefused(path: string, words: RegExp, code = 'IMPORT_FAILED'): Promise<void> {
  await expect(importWhole(temp.store, path)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(words),
  })
  expect(stateOf()).toEqual(before)
}

function changeManifest(change: (manifest: PackageManifest) => void): void {
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as PackageManifest
  change(manifest)
  writeFileSync(path, JSON.stringify(manifest))
}

/** Another content, of which the manifest tells the truth. */
function rewrite(name: string, change: (text: string) => string): void {
  const text = change(readFileSync(join(folder, name), 'utf8'))
  writeFileSync(join(folder, name), text)
  changeManifest(({ files, rows }) => {
    const file = files.find(({ path }) => path === name)
    if (file === undefined) throw new Error(`no ${name}`)
    file.bytes = Buffer.byteLength(text)
    file.sha256 = createHash('sha256').update(text).digest('hex')
    rows[name.slice('data/'.length, -'.jsonl'.length)] = text.split('\n').filter(Boolean).length
  })
}

const hostilePaths = [
  ...[
    '../outside.md',
    '/etc/passwd',
    'C:\\Windows\\x',
    'data/../../x',
    'a//b',
    './a',
    'a/.',
    '.hidden',
    'con',
    'CON.md',
  ],
  ...[
    'data/NUL.jsonl',
    'com1.txt',
    'ends.',
    'nul\0byte',
    'a\\b',
    'x'.repeat(300),
    'a b',
    'ü.md',
    '',
    'audio/~/x',
  ],
]

test('a manifest with a path that leads elsewhere, or means something else on another system, is refused', async () => {
  for (const path of hostilePaths) {
    expect([path, isPackagePath(path)]).toEqual([path, false])
    changeManifest(({ files }) => {
      if (files[0] !== undefined) files[0].path = path
    })
    await expectRefused(folder, /path that the studio never writes/)
  }
})

test('two names that one disk takes for the same are refused', async () => {
  changeManifest(({ files }) => files.push({ ...(files[0] as (typeof files)[0]), path: 'READ-ME.md' }))
  await expectRefused(folder, /twice/)
})

test('links are not followed: neither a file nor a folder that leads elsewhere', async () => {
  const outside = makeTempDir()
  renameSync(join(folder, 'notes.md'), join(outside, 'notes.md'))
  symlinkSync(join(outside, 'notes.md'), join(folder, 'notes.md'))
  await expectRefused(folder, /link/)
  rmSync(join(folder, 'notes.md'))
  renameSync(join(outside, 'notes.md'), join(folder, 'notes.md'))
  renameSync(join(folder, 'data'), join(outside, 'data'))
  symlinkSync(join(outside, 'data'), join(folder, 'data'))
  await expectRefused(folder, /link/)
  rmSync(outside, { recursive: true })
})

test.each(['data/notes.jsonl', 'manuscript.md', 'audio'])('a changed byte in %s is found', async (name) => {
  const sound = readdirSync(join(folder, 'audio'), { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith('webm'),
  )
  const path = join(folder, name === 'audio' ? join('audio', sound ?? '') : name)
  const bytes = readFileSync(path)
  bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1
  writeFileSync(path, bytes)
  await expectRefused(folder, /damaged or changed|not what the studio writes/)
})

test('what is missing, longer or shorter is found before it is read', async () => {
  writeFileSync(join(folder, 'history.md'), 'x'.repeat(10))
  await expectRefused(folder, /10 bytes instead/)
  rmSync(join(folder, 'history.md'))
  await expectRefused(folder, /missing/)
})

test('a recording whose file is left out of the manifest is missed', async () => {
  changeManifest((manifest) => {
    manifest.files = manifest.files.filter(({ path }) => !path.startsWith('audio/'))
  })
  await expectRefused(folder, /recording .* is missing/)
})

test('a newer format or database is refused with words of its own', async () => {
  changeManifest((manifest) => (manifest.version += 1))
  await expectRefused(folder, /newer version/)
  changeManifest((manifest) => ((manifest.version -= 1), (manifest.schema += 1)))
  await expectRefused(folder, /newer version/)
})

test('rows that reach another project, or are none, are refused', async () => {
  const rename = (from: string, to: string) => (text: string) => text.replaceAll(from, to)
  rewrite('data/notes.jsonl', rename(project.projectId, other.projectId))
  await expectRefused(folder, /refers to what is not in it/)
  rewrite('data/notes.jsonl', rename(other.projectId, project.projectId))
  rewrite('data/transcript_items.jsonl', rename(project.sessionIds[0] ?? '', other.sessionIds[0] ?? ''))
  await expectRefused(folder, /refers to what is not in it/)
  rewrite('data/transcript_items.jsonl', (text) => text.replace('"role":"user"', '"role":"system prompt"'))
  await expectRefused(folder, /line 1 of .*role/)
  rewrite('data/projects.jsonl', (text) => `${text}${text.replaceAll(project.projectId, other.projectId)}`)
  await expectRefused(folder, /.*/)
})

test('a recording may not be named out of its folder', async () => {
  rewrite('data/recording_segments.jsonl', (text) =>
    text.replace(/"file":"[^"]*"/, '"file":"../../studio.db"'),
  )
  await expectRefused(folder, /recording/)
})

test('something that is no export is refused: a folder, a text, a cut-off zip', async () => {
  const place = makeTempDir()
  await expectRefused(place, /no manifest/)
  await expectRefused(join(place, 'nothing'), /not there/)
  writeFileSync(join(place, 'text.ghostwriting'), 'Once upon a time')
  await expectRefused(join(place, 'text.ghostwriting'), /not a file of the studio/)
  const whole = readFileSync(await exportWhole(source.store, project.projectId, 'file'))
  writeFileSync(join(place, 'cut.ghostwriting'), whole.subarray(0, whole.length * 0.8))
  await expectRefused(join(place, 'cut.ghostwriting'), /cut off/)
  rmSync(place, { recursive: true })
})

/** Names of the same length are changed where they stand, as a hostile program would. */
async function zipWith(from: string, to: string): Promise<string> {
  const path = await exportWhole(source.store, project.projectId, 'file')
  const bytes = readFileSync(path)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
  writeFileSync(path, bytes)
  return path
}

test.each([
  ['read-me.md', '../../x.md'],
  ['read-me.md', '/tmp/xx.md'],
  ['read-me.md', 'blueprint.'],
])('a zip whose %j is named %j writes nothing and is refused', async (from, to) => {
  await expectRefused(await zipWith(from, to), /damaged or hostile|missing|path that/)
})

test('a zip with a link in it, a file twice, or a bomb is refused', async () => {
  const place = makeTempDir()
  mkdirSync(place, { recursive: true })
  const write = async (name: string, fill: (zip: yazl.ZipFile) => void): Promise<string> => {
    const zip = new yazl.ZipFile()
    fill(zip)
    zip.end()
    await pipeline(zip.outputStream as Readable, createWriteStream(join(place, name)))
    return join(place, name)
  }
  const link = await write('link', (zip) =>
    zip.addBuffer(Buffer.from('/etc/passwd'), 'notes.md', { mode: 0o120777 }),
  )
  await expectRefused(link, /is a link/)
  const twice = await write('twice', (zip) => {
    zip.addBuffer(Buffer.from('a'), 'notes.md')
    zip.addBuffer(Buffer.from('b'), 'notes.md')
  })
  await expectRefused(twice, /twice/)
  const bomb = await write('bomb', (zip) => zip.addBuffer(Buffer.alloc(40 * 1024 ** 2), 'data/notes.jsonl'))
  await expectRefused(bomb, /unpacks to far more/)
  rmSync(place, { recursive: true })
})
