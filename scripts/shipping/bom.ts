// npm's own bill of materials, with what npm cannot know: what of it ends up in the studio, and what is built into that.
import { z } from 'zod'
import type { LicenceEntry } from './licences.ts'

const componentSchema = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  type: z.string(),
})

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string(), type: z.string() }) }),
  components: z.array(componentSchema),
})

export type Bom = z.infer<typeof bomSchema>

/** Throws when something ships that npm does not name: then one of both lists is wrong. */
export function shippedBom(fromNpm: unknown, entries: readonly LicenceEntry[]): Bom {
  const bom = bomSchema.parse(fromNpm)
  const ships = new Set(entries.filter(({ kind }) => kind === 'package').map(refOf))
  const components = bom.components.map((component) => ({
    ...component,
    scope: ships.has(refOf(component)) ? 'required' : 'excluded',
  }))
  const named = new Set(components.map(refOf))
  const missing = [...ships].filter((ref) => !named.has(ref))
  if (missing.length > 0) throw new Error(`npm does not name what ships: ${missing.join(', ')}`)
  const { metadata } = bom
  return {
    ...bom,
    metadata: {
      ...metadata,
      component: { ...metadata.component, name: 'ghostwriting-studio', type: 'application' },
    },
    components: [...components, ...entries.filter(({ kind }) => kind === 'component').map(builtIn)],
  }
}

function refOf({ name, version }: { name: string; version: string }): string {
  return `${name}@${version}`
}

function builtIn({ name, version, licence, about }: LicenceEntry): Bom['components'][number] {
  const licences =
    licence === 'public-domain' ? { license: { name: 'Public domain' } } : { license: { id: licence } }
  return {
    'bom-ref': `component:${name}`,
    ...{ type: 'library', name, version, scope: 'required', description: about, licenses: [licences] },
  }
}
