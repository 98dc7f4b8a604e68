// The routes of importing an interview.
import type { ServiceContext } from '../../context.ts'
import { createImportService, type OpenFilePort } from '../../import/import-interview.ts'
import type { Handlers } from '../handlers.ts'

type ImportRoutes = 'import.choose' | 'import.commit' | 'import.cancel'

export function importHandlers(ctx: ServiceContext, ports: OpenFilePort): Pick<Handlers, ImportRoutes> {
  const service = createImportService(ctx, ports)
  return {
    'import.choose': () => service.choose(),
    'import.commit': ({ importId, ...target }) => service.commit(importId, target),
    'import.cancel': ({ importId }) => {
      service.cancel(importId)
      return null
    },
  }
}
