// Signs resources/speech-models.json: `node scripts/sign-models.mjs KEY.pem`. Without a KEY.pem at that path a new pair is
// made there; its public half, printed, then goes into src/main/models/manifest.ts. The private half stays out of the repository.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import fs from 'node:fs'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name the file of the private key: node scripts/sign-models.mjs KEY.pem')
  process.exit(2)
}
if (!fs.existsSync(file)) {
  const { privateKey } = generateKeyPairSync('ed25519')
  fs.writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
}
const privateKey = createPrivateKey(fs.readFileSync(file))
const manifest = new URL('../resources/speech-models.json', import.meta.url)
const signature = sign(null, fs.readFileSync(manifest), privateKey).toString('base64')
fs.writeFileSync(new URL('../resources/speech-models.sig', import.meta.url), `${signature}\n`)
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
console.log(`signed; the public key is ${publicKey.toString('base64')}`)
