// Models as the author handles them, over real HTTP and real archives. Bugs caught: a half model that is taken for a whole,
// a cancel or a delete that leaves something behind, a file of other bytes that is imported, a list that somebody changed.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StudioError } from '../../../../src/shared/errors.ts'
import { MANIFEST_KEY, readManifest } from '../../../../src/main/models/manifest.ts'
import { Models, type ModelsPorts } from '../../../../src/main/models/models.ts'
import type { ModelsView } from '../../../../src/shared/ipc/model-views.ts'
import type { SpeechModel } from '../../../../src/shared/speech/model-manifest.ts'
import { repositoryRoot } from '../../../support/electron-app.ts'
import { startModelDownloads, type ModelDownloads } from '../../../support/model-downloads.ts'
import { nodeDownload } from '../../../support/node-download.ts'
import { archiveOf, downloadOf, modelOf } from '../../../support/test-models.ts'

const onnx = randomBytes(400_000)
const tokens = Buffer.from('<blk> 0\n')
const archive = archiveOf('digits-2026', {
  'model.onnx': onnx,
  'tokens.txt': tokens,
  'README.md': Buffer.from('x'),
})

let server: ModelDownloads
let dataDir: string
let models: Models
let installed: string[]
let views: ModelsView[]
let bugs: unknown[]
beforeEach(async () => {
  server = await startModelDownloads({ 'model.onnx': onnx, 'tokens.txt': tokens, 'digits.tar.bz2': archive })
  dataDir = mkdtempSync(join(tmpdir(), 'studio-models-'))
  installed = []
  views = []
  bugs = []
})
afterEach(async () => {
  await models.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
  expect(bugs).toEqual([])
})

const asFiles = (): SpeechModel =>
  modelOf({
    downloads: [
      downloadOf(server.baseUrl, 'model.onnx', onnx),
      downloadOf(server.baseUrl, 'tokens.txt', tokens),
    ],
  })
const asArchive = (): SpeechModel =>
  modelOf({
    downloads: [downloadOf(server.baseUrl, 'digits.tar.bz2', archive)],
    archive: { format: 'tar.bz2', folder: 'digits-2026' },
  })

function open(model: SpeechModel, changes: Partial<ModelsPorts> = {}): Models {
  models = new Models({
    dataDir,
    manifest: () => ({ version: 1, models: [model] }),
    openDownload: nodeDownload,
    freeBytes: () => Promise.resolve(null),
    measure: () => Promise.resolve(12.5),
    tryVoices: () => Promise.reject(new Error('No voices here')),
    changed: (view) => void views.push(view),
    installed: ({ id }) => void installed.push(id),
    report: (error) => void bugs.push(error),
    now: () => 1000,
    pauseMs: 1,
    ...changes,
  })
  return models
}
const only = () => models.list().models[0]
const until = (state: string) => expect.poll(() => only()?.state, { timeout: 10_000 }).toBe(state)

describe('a model', () => {
  it.each([
    ['of files', asFiles],
    ['in an archive', asArchive],
  ])('%s is fetched, put in place whole and found again', async (_of, make) => {
    open(make())
    expect(only()).toMatchObject({ state: 'none', doneBytes: 0, host: new URL(server.baseUrl).host })
    expect(models.download('digits').models[0]?.state).toBe('downloading')
    await until('installed')
    expect(installed).toEqual(['digits'])
    const files = models.recogniserFor('digits')
    expect(readFileSync(files?.files['model'] ?? '').equals(onnx)).toBe(true)
    expect(readFileSync(files?.files['tokens'] ?? '').equals(tokens)).toBe(true)
    expect(readdirSync(join(dataDir, 'models'))).toEqual(['digits'])
    expect(readdirSync(join(dataDir, 'models', 'digits')).sort()).toEqual([
      'installed.json',
      'model.onnx',
      'tokens.txt',
    ])
    expect(views.at(-1)?.models[0]?.state).toBe('installed')
    expect(open(make()).recogniserFor('digits')).toEqual(files)
  })

  it('is not used when a file of it is cut short, and is fetched anew', async () => {
    open(asFiles()).download('digits')
    await until('installed')
    writeFileSync(join(dataDir, 'models', 'digits', 'model.onnx'), onnx.subarray(0, 1000))
    expect(models.recogniserFor('digits')).toBeNull()
    expect(only()?.state).toBe('none')
    models.download('digits')
    await until('installed')
    expect(statSync(join(dataDir, 'models', 'digits', 'model.onnx')).size).toBe(onnx.length)
  })

  it('is paused and gone on with, and a cancel or a delete leaves nothing', async () => {
    server.cutAfter(200_000)
    open(asArchive(), { pauseMs: 5000 }).download('digits')
    await expect.poll(() => only()?.doneBytes).toBeGreaterThan(0)
    expect((await models.pause('digits')).models[0]?.state).toBe('paused')
    models.download('digits')
    await until('installed')
    expect((await models.remove('digits')).models[0]?.state).toBe('none')
    expect(readdirSync(join(dataDir, 'models'))).toEqual([])
    server.cutAfter(200_000)
    models.download('digits')
    await expect.poll(() => only()?.doneBytes).toBeGreaterThan(0)
    expect((await models.cancel('digits')).models[0]).toMatchObject({ state: 'none', doneBytes: 0 })
    expect(readdirSync(join(dataDir, 'models'))).toEqual([])
    expect(models.recogniserFor('digits')).toBeNull()
  })

  it('is not begun without room, says so, and goes on when there is', async () => {
    let free = 1000
    open(asArchive(), { freeBytes: () => Promise.resolve(free) }).download('digits')
    await expect.poll(() => only()?.problem).toContain('not enough room')
    expect(server.asked).toEqual([])
    free = 1e9
    models.download('digits')
    await until('installed')
    expect(only()?.problem).toBeNull()
  })

  it('whose archive holds something else is not installed', async () => {
    const other = archiveOf('another', { 'model.onnx': onnx, 'tokens.txt': tokens })
    await server.close()
    server = await startModelDownloads({ 'digits.tar.bz2': other })
    open({ ...asArchive(), downloads: [downloadOf(server.baseUrl, 'digits.tar.bz2', other)] }).download(
      'digits',
    )
    await expect.poll(() => only()?.problem, { timeout: 10_000 }).toContain('could not be unpacked')
    expect(models.recogniserFor('digits')).toBeNull()
    expect(existsSync(join(dataDir, 'models', 'digits'))).toBe(false)
  })

  it('is measured, and the figure is kept', async () => {
    open(asFiles()).download('digits')
    await until('installed')
    expect((await models.measure('digits')).models[0]?.speed).toBe(12.5)
    expect(open(asFiles()).list().models[0]?.speed).toBe(12.5)
  })
})

describe('a model that the author brings', () => {
  it('is taken from a file of any name, or from a folder', async () => {
    const brought = join(dataDir, 'somewhere.bin')
    writeFileSync(brought, archive)
    expect((await open(asArchive()).bring(brought, 'file')).models[0]?.state).toBe('installed')
    await models.remove('digits')
    const folder = mkdtempSync(join(dataDir, 'brought-'))
    writeFileSync(join(folder, 'model.onnx'), onnx)
    writeFileSync(join(folder, 'tokens.txt'), tokens)
    expect((await open(asFiles()).bring(folder, 'folder')).models[0]?.state).toBe('installed')
    expect(server.asked).toEqual([])
  })

  it('is refused when one of its bytes is another, and leaves nothing', async () => {
    const changed = Buffer.from(archive)
    changed[1000] = (changed[1000] ?? 0) ^ 1
    const brought = join(dataDir, 'digits.tar.bz2')
    writeFileSync(brought, changed)
    await expect(open(asArchive()).bring(brought, 'file')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
    expect(existsSync(join(dataDir, 'models', 'digits.part'))).toBe(false)
  })
})

describe('a model of voices that is on no list', () => {
  const bring = (content: string, changes: Partial<ModelsPorts> = {}) => {
    const path = join(dataDir, 'My voices.ONNX')
    writeFileSync(path, content)
    return open(asFiles(), changes).bring(path, 'file')
  }
  const takes = { tryVoices: () => Promise.resolve([]) }

  it('is tried, kept under the hash of what it holds, and used until it is deleted', async () => {
    expect(open(asFiles()).voicesModel()).toBeNull()
    const { models: all } = await bring('voices', takes)
    expect(all[0]).toMatchObject({ title: 'My voices.ONNX', role: 'voices', state: 'installed', bytes: 6 })
    const found = open(asFiles()).voicesModel()
    expect(found?.id).toMatch(/^own-voices-[0-9a-f]{16}$/)
    expect(readFileSync(found?.path ?? '', 'utf8')).toBe('voices')
    expect(installed).toEqual([found?.id])
    // Bug: a model that tells voices apart is taken for one that writes.
    expect(models.recogniserFor(found?.id ?? '')).toBeNull()
    await expect(models.measure(found?.id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' })
    // Twice the same is one.
    expect((await bring('voices', takes)).models.filter(({ role }) => role === 'voices')).toHaveLength(1)
    await models.remove(found?.id ?? '')
    expect(models.voicesModel()).toBeNull()
  })

  it('is not used when its bytes went missing', async () => {
    await bring('voices', takes)
    writeFileSync(models.voicesModel()?.path ?? '', 'v')
    expect(models.voicesModel()).toBeNull()
  })

  it('is refused when the engine dies of it, and leaves nothing', async () => {
    const crashed = new StudioError('SPEECH_FAILED', 'It stopped.', { reason: 'crashed' })
    await expect(bring('no model', { tryVoices: () => Promise.reject(crashed) })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    })
    expect(readdirSync(join(dataDir, 'models'))).toEqual([])
    // What has nothing to do with the file is told as it is.
    const unable = new StudioError('SPEECH_FAILED', 'This computer cannot.', { reason: 'unable' })
    await expect(bring('model', { tryVoices: () => Promise.reject(unable) })).rejects.toBe(unable)
    await expect(open(asFiles(), takes).bring(join(dataDir, 'none.onnx'), 'file')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    })
  })
})

describe('the list of models', () => {
  const shipped = {
    manifest: join(repositoryRoot, 'resources', 'speech-models.json'),
    signature: join(repositoryRoot, 'resources', 'speech-models.sig'),
  }

  it('is signed as it is shipped, and each model of it can be told apart', () => {
    const { models: all } = readManifest(shipped)
    expect(all.length).toBeGreaterThan(3)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { hosts, downloads } of all)
      for (const { url } of downloads) expect(hosts).toContain(new URL(url).hostname)
  })

  it('is refused when a byte of it was changed, or another signed it', () => {
    const text = readFileSync(shipped.manifest, 'utf8').replace('github.com', 'gitnub.com')
    const changed = join(dataDir, 'speech-models.json')
    writeFileSync(changed, text)
    expect(() => readManifest({ ...shipped, manifest: changed })).toThrow(/changed after it was signed/)
    const { privateKey } = generateKeyPairSync('ed25519')
    const signature = join(dataDir, 'speech-models.sig')
    writeFileSync(signature, sign(null, Buffer.from(text), privateKey).toString('base64'))
    expect(() => readManifest({ manifest: changed, signature }, MANIFEST_KEY)).toThrow(
      /changed after it was signed/,
    )
    open(asFiles(), { manifest: () => readManifest({ manifest: changed, signature }) })
    expect(models.list()).toMatchObject({
      models: [],
      problem: expect.stringContaining('was changed') as string,
    })
  })
})
