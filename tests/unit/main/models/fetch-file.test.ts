// Downloads over real HTTP. Bugs caught: a cut that costs what was fetched, a model of other bytes that is used, a redirect
// that leads away, a full disk that leaves half a file for a whole one, and a server that is asked without end.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchFile } from '../../../../src/main/models/fetch-file.ts'
import { startModelDownloads, type ModelDownloads } from '../../../support/model-downloads.ts'
import { nodeDownload } from '../../../support/node-download.ts'
import { mountSmallDisk } from '../../../support/small-disk.ts'
import { downloadOf } from '../../../support/test-models.ts'

const content = randomBytes(3_000_000)
let server: ModelDownloads
let folder: string
beforeEach(async () => {
  server = await startModelDownloads({ 'model.onnx': content, 'moved/model.onnx': content })
  folder = mkdtempSync(join(tmpdir(), 'studio-models-'))
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const never = new AbortController().signal
const seen: number[] = []
const ports = { openDownload: nodeDownload, pauseMs: 1, onBytes: (done: number) => void seen.push(done) }
const toFetch = (name = 'model.onnx', at = folder) => ({
  download: downloadOf(server.baseUrl, name, content),
  path: join(at, 'model.onnx'),
  hosts: ['127.0.0.1'],
})

describe('a download', () => {
  it('comes whole over twenty cuts at random, and never goes back', async () => {
    const cuts = Array.from({ length: 20 }, () => 1 + Math.floor(Math.random() * 140_000))
    server.cutAfter(...cuts)
    await fetchFile(toFetch(), ports, never)
    expect(readFileSync(join(folder, 'model.onnx')).equals(content)).toBe(true)
    expect(readdirSync(folder)).toEqual(['model.onnx'])
    expect(server.asked).toHaveLength(21)
    const places = server.asked.map((range) => Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.at(-1)).toBeGreaterThan(0)
  })

  it('goes on after a pause, also in another life of the studio', async () => {
    const abort = new AbortController()
    server.cutAfter(1_000_000)
    const pausing = {
      ...ports,
      pauseMs: 5000,
      onBytes: (done: number) => void (done >= 900_000 && abort.abort()),
    }
    await expect(fetchFile(toFetch(), pausing, abort.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(existsSync(join(folder, 'model.onnx.part'))).toBe(true)
    await fetchFile(toFetch(), ports, never)
    expect(server.asked[1]).toMatch(/^bytes=[1-9]/)
    expect(readFileSync(join(folder, 'model.onnx')).equals(content)).toBe(true)
  })

  it('begins anew where the server knows no ranges', async () => {
    server.takesRanges = false
    server.cutAfter(500_000)
    await fetchFile(toFetch(), ports, never)
    expect(readFileSync(join(folder, 'model.onnx')).equals(content)).toBe(true)
  })

  it('refuses other bytes and leaves none of them', async () => {
    const file = toFetch()
    const other = { ...file, download: { ...file.download, sha256: 'f'.repeat(64) } }
    await expect(fetchFile(other, ports, never)).rejects.toMatchObject({ code: 'SERVICE_REFUSED' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses more bytes than the list names', async () => {
    const file = toFetch()
    const shorter = { ...file, download: { ...file.download, bytes: 1000 } }
    await expect(fetchFile(shorter, ports, never)).rejects.toMatchObject({ code: 'SERVICE_REFUSED' })
    expect(existsSync(file.path)).toBe(false)
  })

  it('follows a redirect to a host of the list, and refuses one to any other', async () => {
    server.redirectTo(`${server.baseUrl}/model.onnx`)
    await fetchFile(toFetch('moved/model.onnx'), ports, never)
    expect(readFileSync(join(folder, 'model.onnx')).equals(content)).toBe(true)
    rmSync(join(folder, 'model.onnx'))
    for (const away of [
      'http://localhost:9/model.onnx',
      'https://example.invalid/model.onnx',
      'file:///etc/hostname',
    ]) {
      server.redirectTo(away)
      await expect(fetchFile(toFetch('moved/model.onnx'), ports, never)).rejects.toMatchObject({
        code: 'SERVICE_REFUSED',
      })
    }
    expect(existsSync(join(folder, 'model.onnx'))).toBe(false)
  })

  it('ends after redirects in a circle', async () => {
    server.redirectTo('/moved/model.onnx')
    await expect(fetchFile(toFetch('moved/model.onnx'), ports, never)).rejects.toMatchObject({
      code: 'SERVICE_REFUSED',
    })
  })

  it('gives up in words when nothing comes any more, and keeps what is here', async () => {
    server.cutAfter(1_000_000, ...Array<number>(50).fill(0))
    await expect(fetchFile(toFetch(), ports, never)).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(server.asked.length).toBeLessThan(10)
    await server.close()
    await expect(fetchFile(toFetch(), ports, never)).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(readFileSync(join(folder, 'model.onnx.part')).equals(content.subarray(0, 1_000_000))).toBe(true)
    server = await startModelDownloads({})
  })

  it('says that the server has no such file', async () => {
    await expect(fetchFile(toFetch('gone.onnx'), ports, never)).rejects.toMatchObject({
      code: 'SERVICE_REFUSED',
      data: { status: 404 },
    })
  })

  it('stops in words on a full disk and goes on once there is room', async (test) => {
    const disk = mountSmallDisk(8)
    if (disk === null) return test.skip('needs root, to mount a small disk')
    try {
      disk.fill()
      await expect(fetchFile(toFetch('model.onnx', disk.folder), ports, never)).rejects.toMatchObject({
        code: 'DISK_FULL',
      })
      expect(existsSync(join(disk.folder, 'model.onnx'))).toBe(false)
      disk.free()
      await fetchFile(toFetch('model.onnx', disk.folder), ports, never)
      expect(readFileSync(join(disk.folder, 'model.onnx')).equals(content)).toBe(true)
    } finally {
      disk.remove()
    }
  })
})
