// The tiny recogniser of digits beside the clone, as a model that is installed: a list of its own, signed with its own key.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { modelManifestSchema, type SpeechModel } from '../../src/shared/speech/model-manifest.ts'

export const DIGITS_MODEL = 'digits'

const source = resolve(import.meta.dirname, '../../../shared/data/speech/digits-ctc')
const FILES = { model: 'model.onnx', tokens: 'tokens.txt' } as const

export function hasDigitsModel(): boolean {
  return existsSync(join(source, FILES.model))
}

/** Installs it in the data folder; the answer are the switches that make the studio know it. */
export function installDigitsModel(dataDir: string, role: SpeechModel['role'] = 'live'): string[] {
  const list = join(dataDir, 'models-of-test')
  const folder = join(dataDir, 'models', DIGITS_MODEL)
  for (const each of [list, folder]) mkdirSync(each, { recursive: true })
  for (const name of Object.values(FILES)) copyFileSync(join(source, name), join(folder, name))
  const model = digitsModel(role)
  writeList(list, model)
  const sizes = Object.fromEntries(
    Object.values(FILES).map((name) => [name, statSync(join(folder, name)).size]),
  )
  const installed = {
    sha256: model.downloads.map(({ sha256 }) => sha256),
    files: sizes,
    installedAt: Date.now(),
    speed: 50,
  }
  writeFileSync(join(folder, 'installed.json'), JSON.stringify(installed))
  return [`--speech-models=${list}`]
}

function digitsModel(role: SpeechModel['role']): SpeechModel {
  const downloads = Object.values(FILES).map((name) => {
    const content = readFileSync(join(source, name))
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { url: `http://127.0.0.1/${name}`, name, bytes: content.length, sha256 }
  })
  return {
    ...{ id: DIGITS_MODEL, title: 'Digits', about: 'Zero to nine.', languages: ['en'], role },
    ...{ kind: 'zipformerCtc', licence: 'CC-BY-SA-4.0', licenceUrl: 'https://example.invalid/licence' },
    ...{ hosts: ['127.0.0.1'], downloads, archive: null, files: { ...FILES } },
    bytes: downloads.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

function writeList(folder: string, model: SpeechModel): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const manifest = Buffer.from(JSON.stringify(modelManifestSchema.parse({ version: 1, models: [model] })))
  writeFileSync(join(folder, 'speech-models.json'), manifest)
  writeFileSync(join(folder, 'speech-models.sig'), sign(null, manifest, privateKey).toString('base64'))
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  writeFileSync(join(folder, 'speech-models.key'), key)
}
