// The list of models as it was shipped: read only when its signature holds.
import { readFileSync } from 'node:fs'
import { StudioError } from '../../shared/errors.ts'
import { isSignedBy } from '../signing/signed-by.ts'
import { modelManifestSchema, type ModelManifest } from '../../shared/speech/model-manifest.ts'

/** Ed25519, SPKI in base64. `scripts/sign-models.mjs` signs with the other half, which is in no repository. */
export const MANIFEST_KEY = 'MCowBQYDK2VwAyEAvfNJ4X3eWnazMK2IZyHLlEptKzrZfjF6eGhKJQYTetY='

export interface ManifestFiles {
  manifest: string
  signature: string
}

/** Throws INTEGRITY in words when a byte of the list is not as it was signed. */
export function readManifest(files: ManifestFiles, publicKey = MANIFEST_KEY): ModelManifest {
  let content: Buffer
  let signature: string
  try {
    content = readFileSync(files.manifest)
    signature = readFileSync(files.signature, 'utf8')
  } catch (error) {
    throw untrusted('cannot be read', error)
  }
  if (!isSignedBy(content, signature, publicKey)) throw untrusted('was changed after it was signed')
  const read = modelManifestSchema.safeParse(JSON.parse(content.toString('utf8')))
  if (!read.success) throw untrusted('is of another version', read.error)
  return read.data
}

function untrusted(how: string, error?: unknown): StudioError {
  const cause = error instanceof Error ? { cause: error.message } : {}
  return new StudioError(
    'SPEECH_FAILED',
    `The studio’s list of speech models ${how}, so nothing is fetched by it. Models that are installed go on working, ` +
      'and recording needs none. Install the studio anew.',
    { retryable: false, ...cause },
  )
}
