// Whether bytes are as whoever holds the private key signed them: the list of models, and what says which version is new.
import { createPublicKey, verify } from 'node:crypto'

/** `signature` and `publicKey` (Ed25519, SPKI) in base64. Throws when the key itself is none. */
export function isSignedBy(content: Uint8Array, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, content, key, Buffer.from(signature.trim(), 'base64'))
}
