// Builds every service over the open store and gathers their handlers. A route without a handler fails compilation.
import type { ServiceContext } from '../context.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { templateHandlers } from '../ipc/handlers/template-handlers.ts'
import type { Closing } from './closing.ts'
import type { ShellRoute } from './studio.ts'

export interface ComposePorts {
  closing: Closing
}

export function composeHandlers(
  _ctx: ServiceContext,
  _ports: ComposePorts,
): Partial<Omit<Handlers, ShellRoute>> {
  return { ...templateHandlers() }
}
