// The list of models beside the code. While the studio is built and tested, a switch may name another, signed as well.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelManifest } from '../../shared/speech/model-manifest.ts'
import { MANIFEST_KEY, readManifest } from '../models/manifest.ts'
import type { ModelSource } from './model-services.ts'
import { openDownload } from './net-download.ts'

export function shippedModels(): ModelSource {
  let read: ModelManifest | null = null
  return {
    openDownload,
    manifest: () => (read ??= readShipped()),
  }
}

function readShipped(): ModelManifest {
  const other = app.isPackaged ? '' : app.commandLine.getSwitchValue('speech-models')
  const folder = other === '' ? join(app.getAppPath(), 'resources') : other
  const files = { manifest: join(folder, 'speech-models.json'), signature: join(folder, 'speech-models.sig') }
  return readManifest(
    files,
    other === '' ? MANIFEST_KEY : readFileSync(join(folder, 'speech-models.key'), 'utf8'),
  )
}
