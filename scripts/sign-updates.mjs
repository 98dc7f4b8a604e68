// Signs what a release says about itself: `node scripts/sign-updates.mjs KEY.pem [FOLDER]` writes `latest*.yml.sig` beside each
// `latest*.yml` of FOLDER (dist), as `npm run package` left them. The studio reads no such file without its signature. Without a
// KEY.pem at that path a new pair is made there; its public half, printed, then goes into src/main/updates/channel.ts.
import fs from 'node:fs'
import path from 'node:path'
import { signWith } from './lib/signing-key.mjs'

const [keyFile, folder = 'dist'] = process.argv.slice(2)
if (keyFile === undefined) {
  console.error('Name the file of the private key: node scripts/sign-updates.mjs KEY.pem [FOLDER]')
  process.exit(2)
}
const names = fs.readdirSync(folder).filter((name) => /^latest(-[a-z0-9-]+)?\.yml$/.test(name))
if (names.length === 0) {
  console.error(`There is no latest*.yml in ${folder}: package the studio first.`)
  process.exit(1)
}
for (const name of names) {
  const file = path.join(folder, name)
  const { signature, publicKey } = signWith(keyFile, fs.readFileSync(file))
  fs.writeFileSync(`${file}.sig`, signature)
  console.log(`signed ${name}; the public key is ${publicKey}`)
}
