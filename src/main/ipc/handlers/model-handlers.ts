// 'models.*': the models that understand speech.
import type { Models } from '../../models/models.ts'
import type { Handlers } from '../handlers.ts'

export interface OpenModelPort {
  /** null when the author cancels. */
  openModel(from: 'file' | 'folder'): Promise<string | null>
}

export function modelHandlers(
  models: Models,
  files: OpenModelPort,
): Pick<Handlers, Extract<keyof Handlers, `models.${string}`>> {
  return {
    'models.list': () => models.list(),
    'models.download': ({ modelId }) => models.download(modelId),
    'models.pause': ({ modelId }) => models.pause(modelId),
    'models.cancel': ({ modelId }) => models.cancel(modelId),
    'models.delete': ({ modelId }) => models.remove(modelId),
    async 'models.import'({ from }) {
      const path = await files.openModel(from)
      return path === null ? null : models.bring(path, from)
    },
    'models.measure': ({ modelId }) => models.measure(modelId),
  }
}
