// A model as the window shows it.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelState, ModelView } from '../../shared/ipc/model-views.ts'
import { downloadBytes, type SpeechModel } from '../../shared/speech/model-manifest.ts'
import { findInstalled, workFolder } from './model-folder.ts'
import type { ModelWork } from './models.ts'

export function viewModel(
  dataDir: string,
  model: SpeechModel,
  work: Pick<ModelWork, 'state' | 'rate'> | undefined,
  problem: string | null,
): ModelView {
  const { id, title, about, languages, role, licence, licenceUrl, bytes, downloads } = model
  const installed = findInstalled(dataDir, model)
  const here = bytesHere(dataDir, model)
  const host = new URL(downloads[0]?.url ?? 'https://invalid').host
  return {
    ...{ id, title, about, languages, role, licence, licenceUrl, bytes, host, problem },
    downloadBytes: downloadBytes(model),
    state: stateOf(work, installed !== null, here),
    doneBytes: here,
    rate: work?.state === 'downloading' ? work.rate.perSecond() : null,
    speed: installed?.speed ?? null,
    measuring: work?.state === 'measuring',
  }
}

function stateOf(work: Pick<ModelWork, 'state'> | undefined, isInstalled: boolean, here: number): ModelState {
  if (work !== undefined && work.state !== 'measuring') return work.state
  if (isInstalled) return 'installed'
  return here > 0 ? 'paused' : 'none'
}

function bytesHere(dataDir: string, model: SpeechModel): number {
  const folder = workFolder(dataDir, model)
  const sizeOf = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  return model.downloads.reduce((sum, { name }) => sum + (sizeOf(name) || sizeOf(`${name}.part`)), 0)
}
