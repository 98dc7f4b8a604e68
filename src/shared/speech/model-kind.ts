// Every kind of model the studio knows: those that write, and those that tell voices apart.
import { recogniserKinds, recogniserParts } from './recogniser.ts'

export const modelKinds = [...recogniserKinds, 'speakerEmbedding'] as const
export type ModelKind = (typeof modelKinds)[number]

/** Which files each kind is made of. */
export const modelParts = {
  ...recogniserParts,
  speakerEmbedding: ['model'],
} as const satisfies Record<ModelKind, readonly string[]>

export const modelRoles = ['live', 'pass', 'voices'] as const
export type ModelRole = (typeof modelRoles)[number]
