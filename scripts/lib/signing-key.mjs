// The private half of a pair that signs what the studio trusts: read from a file outside the repository, or made there.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import fs from 'node:fs'

/** @returns the signature of `content` in base64 with a line's end, and the public half (SPKI) in base64. */
export function signWith(keyFile, content) {
  if (!fs.existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    fs.writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
      mode: 0o600,
      flag: 'wx',
    })
  }
  const privateKey = createPrivateKey(fs.readFileSync(keyFile))
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    signature: `${sign(null, content, privateKey).toString('base64')}\n`,
    publicKey: publicKey.toString('base64'),
  }
}
