// Where the built studio finds its parts. Catches a model that native code is to read out of the archive, and a package
// that leaves it, or the engine, in there.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { speechProcessFile, vadModelFile } from '../../../../src/main/speech/process-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-built-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('in the sources', () => {
  expect(speechProcessFile()).toMatch(/src\/main\/speech\/process\/speech-process\.ts$/)
  expect(readFileSync(vadModelFile() ?? '').length).toBeGreaterThan(2_000_000)
})

test('beside the bundle, from the bundle and from a chunk of it; a package keeps the model outside its archive', () => {
  const out = join(folder, 'app.asar', 'out', 'main')
  mkdirSync(join(out, 'chunks'), { recursive: true })
  for (const name of ['speech-process.js', 'silero_vad_v5.onnx']) writeFileSync(join(out, name), '')
  const unpacked = join(folder, 'app.asar.unpacked', 'out', 'main', 'silero_vad_v5.onnx')
  for (const file of ['main.js', 'chunks/studio-1.js']) {
    const from = pathToFileURL(join(out, file)).href
    expect(speechProcessFile(from)).toBe(join(out, 'speech-process.js'))
    expect(vadModelFile(from)).toBe(unpacked)
  }
})

test('nowhere', () => {
  const from = pathToFileURL(join(folder, 'main.js')).href
  expect([speechProcessFile(from), vadModelFile(from)]).toEqual([null, null])
})

test('the package leaves outside what native code opens', () => {
  const file = resolve(import.meta.dirname, '../../../../electron-builder.yml')
  const { asarUnpack } = parse(readFileSync(file, 'utf8')) as { asarUnpack: string[] }
  expect(asarUnpack).toEqual(
    expect.arrayContaining(['**/node_modules/sherpa-onnx-*/**', 'out/main/*.onnx', '**/*.node']),
  )
})
