// Signs resources/speech-models.json: `node scripts/sign-models.mjs KEY.pem`. Without a KEY.pem at that path a new pair is
// made there; its public half, printed, then goes into src/main/models/manifest.ts. The private half stays out of the repository.
import fs from 'node:fs'
import { signWith } from './lib/signing-key.mjs'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name the file of the private key: node scripts/sign-models.mjs KEY.pem')
  process.exit(2)
}
const manifest = new URL('../resources/speech-models.json', import.meta.url)
const { signature, publicKey } = signWith(file, fs.readFileSync(manifest))
fs.writeFileSync(new URL('../resources/speech-models.sig', import.meta.url), signature)
console.log(`signed; the public key is ${publicKey}`)
