// What is known of a project, and what is still to be asked.
import { blueprintFields, requiredBlueprintFields } from './blueprint.ts'
import type { BlueprintEntry, BlueprintField } from './blueprint.ts'
import { isFilled } from './field-value.ts'

type Entries = readonly Pick<BlueprintEntry, 'field' | 'value'>[]

export function countKnownFields(entries: Entries): number {
  return entries.filter(isFilled).length
}

/** Fields that are not filled: the required ones first, then in the order of `blueprintFields`. */
export function blueprintGaps(entries: Entries): BlueprintField[] {
  const filled = new Set(entries.filter(isFilled).map(({ field }) => field))
  const required: readonly BlueprintField[] = requiredBlueprintFields
  const order = [...required, ...blueprintFields.filter((field) => !required.includes(field))]
  return order.filter((field) => !filled.has(field))
}

/** Required fields that are not filled: what stands between the author and a commit. */
export function missingRequiredFields(entries: Entries): BlueprintField[] {
  const gaps = blueprintGaps(entries)
  return requiredBlueprintFields.filter((field) => gaps.includes(field))
}
