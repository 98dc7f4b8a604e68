// The drafting engines, and which one the author's settings choose. A new engine is one file and a line here.
import { createEmbeddedDrafter } from '../../shared/drafting/embedded/embedded-drafter.ts'
import type { Drafter } from '../../shared/drafting/drafter.ts'
import { breathe } from './breathe.ts'

/** What the choice rests on. */
export interface DraftingSettings {
  draftingModel: string
}

const engines = {
  embedded: () => createEmbeddedDrafter({ pause: breathe }),
} satisfies Record<string, (settings: DraftingSettings) => Drafter>

/** Every setting leads to the embedded drafter until hosted engines are there; it needs no key and no network. */
export function drafterFor(_settings: DraftingSettings): Drafter {
  return engines.embedded()
}
