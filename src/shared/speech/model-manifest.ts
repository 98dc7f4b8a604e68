// The list of models that can be fetched: what each is, where it lies, and what its bytes must be. Shipped and signed.
import { z } from 'zod'
import { modelKinds, modelParts, modelRoles } from './model-kind.ts'

/** In no other place than the model's own folder. */
const fileName = z.string().regex(/^[\w][\w.-]{0,199}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const download = z.object({
  url: z.url(),
  name: fileName,
  bytes: z.number().int().positive(),
  sha256,
})

export const speechModelSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/),
    title: z.string(),
    about: z.string(),
    /** BCP 47 codes; the first is the one it is best at. */
    languages: z.array(z.string()).min(1),
    /**
     * `live`: it writes while one speaks; `pass`: it writes afterwards, and better. Either may do both. `voices`: it writes
     * nothing and tells voices apart.
     */
    role: z.enum(modelRoles),
    kind: z.enum(modelKinds),
    licence: z.string(),
    licenceUrl: z.url(),
    /** Hosts that a download may come from; a redirect to any other is refused. */
    hosts: z.array(z.string()).min(1),
    /** Files, or one archive of them. */
    downloads: z.array(download).min(1).max(20),
    /** null = the downloads are the files. */
    archive: z.object({ format: z.literal('tar.bz2'), folder: fileName }).nullable(),
    /** Names in the model's folder, by the parts of its kind. */
    files: z.record(z.string(), fileName),
    /** On the disk, unpacked. */
    bytes: z.number().int().positive(),
  })
  .refine(({ kind, files }) => modelParts[kind].every((part) => files[part] !== undefined), {
    message: 'a part of this kind of model is not named',
  })
  .refine(({ kind, role }) => (kind === 'speakerEmbedding') === (role === 'voices'), {
    message: 'a model of voices writes nothing',
  })
  .refine(({ archive, downloads }) => archive === null || downloads.length === 1, {
    message: 'an archive is one download',
  })

export const modelManifestSchema = z.object({ version: z.literal(1), models: z.array(speechModelSchema) })

export type SpeechModel = z.infer<typeof speechModelSchema>
export type ModelDownload = SpeechModel['downloads'][number]
export type ModelManifest = z.infer<typeof modelManifestSchema>

export function downloadBytes({ downloads }: SpeechModel): number {
  return downloads.reduce((sum, { bytes }) => sum + bytes, 0)
}
