// The blueprint as the panel shows it, and the names of its fields for people.
import type { BlueprintView } from '../ipc/views.ts'
import { blueprintFields } from './blueprint.ts'
import type { Blueprint, BlueprintField } from './blueprint.ts'
import { blueprintGaps, countKnownFields, missingRequiredFields } from './gaps.ts'

export const blueprintFieldLabels: Record<BlueprintField, string> = {
  desiredOutcome: 'Desired outcome',
  targetAudience: 'Target audience',
  publishingPlan: 'Publishing plan',
  timeline: 'Timeline',
  materialsInventory: 'Materials at hand',
  communicationPreferences: 'How to work together',
  voiceGuardrails: 'Voice guardrails',
}

export function viewBlueprint(blueprint: Blueprint): BlueprintView {
  const missingRequired = missingRequiredFields(blueprint.entries)
  return {
    blueprint,
    known: countKnownFields(blueprint.entries),
    total: blueprintFields.length,
    gaps: blueprintGaps(blueprint.entries),
    missingRequired,
    canCommit: missingRequired.length === 0,
  }
}

/** Why a commit is refused, naming what is missing; null when nothing is. */
export function commitRefusal(blueprint: Blueprint): string | null {
  const missing = missingRequiredFields(blueprint.entries).map((field) =>
    blueprintFieldLabels[field].toLowerCase(),
  )
  if (missing.length === 0) return null
  const named =
    missing.length === 1 ? missing.join() : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`
  return `The blueprint still needs: ${named}. What you have filled in is saved; add what is missing, then commit it.`
}
