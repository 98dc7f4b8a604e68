// Where new versions come from, as the file beside the code says, and whose signature they must bear.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isLoopback } from '../credentials/base-url.ts'

/** Ed25519, SPKI in base64. `scripts/sign-updates.mjs` signs with the other half, which is in no repository. */
export const UPDATES_KEY = 'MCowBQYDK2VwAyEA7KxyU5z5ZfGERrSd92DwlvRMWU7SnJ+X1GS4PFOjfCs='

export interface UpdateChannel {
  /** The folder of the channel's files, with a slash at its end. */
  url: URL
  /** As in `latest-linux.yml`. */
  channel: string
  /** Every host that may be asked, the address's own first. */
  hosts: string[]
  publicKey: string
}

const channelSchema = z.object({
  /** null = nobody publishes this copy: there is nowhere to ask. */
  url: z.url().nullable(),
  channel: z.string().regex(/^[a-z]{1,20}$/),
  /** Hosts that the address may lead on to, as stores of large files do. */
  hosts: z.array(z.string().min(1).max(253)).max(5),
})

/** null when the file names no address. Throws when it is damaged, or when the address is not safe to ask. */
export function readChannel(file: string, publicKey = UPDATES_KEY): UpdateChannel | null {
  const { url: address, channel, hosts } = channelSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  if (address === null) return null
  const url = new URL(address.endsWith('/') ? address : `${address}/`)
  const all = [...new Set([url.hostname, ...hosts])]
  if (!mayAsk(url, all)) throw new Error(`The update channel is not safe to ask: ${url.host}`)
  return { url, channel, hosts: all, publicKey }
}

/** Only over https, only of hosts that are known; http only on this computer. */
export function mayAsk(url: URL, hosts: readonly string[]): boolean {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return isSafe && url.username === '' && url.password === '' && hosts.includes(url.hostname)
}

/** `latest-linux.yml`, `latest-mac.yml`, `latest.yml`: electron-builder names them so. */
export function channelFile(channel: string, platform: NodeJS.Platform, arch: string): string {
  if (platform === 'win32') return `${channel}.yml`
  if (platform === 'darwin') return `${channel}-mac.yml`
  return `${channel}-linux${arch === 'x64' ? '' : `-${arch}`}.yml`
}
