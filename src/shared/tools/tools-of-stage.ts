// The catalogue as an interviewer sees it: names by stage, and definitions as JSON schema for a model.
import { z } from 'zod'
import type { Stage } from '../session/session.ts'
import { toolCatalogue, type ToolName } from './catalogue.ts'

const names = Object.keys(toolCatalogue) as ToolName[]

/** Own names only: `constructor` is no tool. */
export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(toolCatalogue, name)
}

export function stageHasTool(stage: Stage, name: ToolName): boolean {
  const stages: readonly Stage[] = toolCatalogue[name].stages
  return stages.includes(stage)
}

export function toolsOfStage(stage: Stage): ToolName[] {
  return names.filter((name) => stageHasTool(stage, name))
}

export interface ToolDefinition {
  type: 'function'
  name: ToolName
  description: string
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>
}

/** What a `session.update` lists for a stage. */
export function toolDefinitions(stage: Stage): ToolDefinition[] {
  return toolsOfStage(stage).map((name) => {
    const { description, parameters } = toolCatalogue[name]
    const { $schema: _, ...schema } = z.toJSONSchema(parameters, { io: 'input' })
    return { type: 'function', name, description, parameters: schema }
  })
}
