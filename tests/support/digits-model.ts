// The tiny recogniser of digits beside the clone, as a model that is installed: a list of its own, signed with its own key.
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SpeechModel } from '../../src/shared/speech/model-manifest.ts'
import { digitsAsFiles, digitsFolder, signedModels } from './signed-models.ts'

export const DIGITS_MODEL = 'digits'

export function hasDigitsModel(): boolean {
  return existsSync(join(digitsFolder, 'model.onnx'))
}

/** Installs it in the data folder; the answer are the switches that make the studio know it. */
export function installDigitsModel(dataDir: string, role: SpeechModel['role'] = 'live'): string[] {
  const model = { ...digitsAsFiles(), role }
  const folder = join(dataDir, 'models', DIGITS_MODEL)
  mkdirSync(folder, { recursive: true })
  const names = Object.values(model.files)
  for (const name of names) copyFileSync(join(digitsFolder, name), join(folder, name))
  const installed = {
    sha256: model.downloads.map(({ sha256 }) => sha256),
    files: Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).size])),
    installedAt: Date.now(),
    speed: 50,
  }
  writeFileSync(join(folder, 'installed.json'), JSON.stringify(installed))
  return [signedModels([model])]
}
