// Which stage a session is in: a function of its project and the blueprint, never of what was clicked.
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Project } from '../project/project.ts'
import type { Stage } from '../session/session.ts'

export interface StageInput {
  /** null while none is chosen (or it is deleted). */
  project: Pick<Project, 'status'> | null
  blueprint: Pick<Blueprint, 'committedAt'> | null
}

/** A project made active by hand is written, committed or not: its author knows. */
export function planStage({ project, blueprint }: StageInput): Stage {
  if (project === null) return 'selection'
  const committed = (blueprint?.committedAt ?? null) !== null
  return committed || project.status === 'active' ? 'ghostwriting' : 'intake'
}
