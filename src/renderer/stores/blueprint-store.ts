// The blueprint of the open project: what is known about it, what is missing, what each answer rests on.
import type { BlueprintField } from '../../shared/blueprint/blueprint.ts'
import type { BlueprintView } from '../../shared/ipc/views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export const openBlueprint = createProjection<BlueprintView>({
  load: (projectId) => request('blueprint.get', { projectId }),
  listen: (projectId, { refresh }) => [
    subscribe('blueprint.changed', (event) => {
      if (event.projectId === projectId) refresh()
    }),
  ],
})

export async function setBlueprintField(
  projectId: string,
  field: BlueprintField,
  value: string,
): Promise<void> {
  openBlueprint.show(projectId, await request('blueprint.set', { projectId, field, value }))
}

export async function commitBlueprint(projectId: string): Promise<void> {
  openBlueprint.show(projectId, await request('blueprint.commit', { projectId }))
}
