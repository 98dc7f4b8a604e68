// A list of models for a studio under test, signed by a key of its own: what `--speech-models=DIR` names.
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { SpeechModel } from '../../src/shared/speech/model-manifest.ts'
import { speechFolder } from './speech-child.ts'
import { archiveOf, downloadOf, modelOf } from './test-models.ts'

/** The argument that makes a studio use this list. */
export function signedModels(models: SpeechModel[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'studio-model-list-'))
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const text = JSON.stringify({ version: 1, models })
  writeFileSync(join(folder, 'speech-models.json'), text)
  writeFileSync(
    join(folder, 'speech-models.sig'),
    sign(null, Buffer.from(text), privateKey).toString('base64'),
  )
  writeFileSync(
    join(folder, 'speech-models.key'),
    publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  )
  return `--speech-models=${folder}`
}

export const digitsFolder = resolve(speechFolder, 'digits-ctc')
const digitFile = (name: string): Buffer => readFileSync(join(digitsFolder, name))

/** The real small model as two files, to be brought from its folder. */
export function digitsAsFiles(baseUrl = 'https://example.invalid'): SpeechModel {
  const names = ['model.onnx', 'tokens.txt']
  return modelOf({
    downloads: names.map((name) => downloadOf(baseUrl, name, digitFile(name))),
    hosts: [new URL(baseUrl).hostname],
  })
}

/** The same as an archive, and its bytes. */
export function digitsAsArchive(baseUrl: string): { model: SpeechModel; archive: Buffer } {
  const archive = archiveOf('digits-2026', {
    'model.onnx': digitFile('model.onnx'),
    'tokens.txt': digitFile('tokens.txt'),
  })
  const download = downloadOf(baseUrl, 'digits.tar.bz2', archive)
  const model = modelOf({ downloads: [download], archive: { format: 'tar.bz2', folder: 'digits-2026' } })
  return { model, archive }
}
