// The blueprint's routes.
import type { ServiceContext } from '../../context.ts'
import { commitBlueprint, readBlueprint, setBlueprintField } from '../../projects/fill-blueprint.ts'
import type { Handlers } from '../handlers.ts'

type BlueprintRoutes = 'blueprint.get' | 'blueprint.set' | 'blueprint.commit'

export function blueprintHandlers(ctx: ServiceContext) {
  return {
    'blueprint.get': ({ projectId }) => readBlueprint(ctx.store, projectId),
    'blueprint.set': (input) => setBlueprintField(ctx, input),
    'blueprint.commit': ({ projectId }) => commitBlueprint(ctx, projectId),
  } satisfies Pick<Handlers, BlueprintRoutes>
}
