// 'updates.*': new versions of the studio.
import type { Updates } from '../../updates/updates.ts'
import type { Handlers } from '../handlers.ts'

export function updateHandlers(
  updates: Updates,
): Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>> {
  return {
    'updates.state': () => updates.view(),
    'updates.allow': ({ on }) => updates.allow(on),
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    'updates.cancel': () => updates.cancel(),
    'updates.install': () => updates.install(),
  }
}
