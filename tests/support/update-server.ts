// A place that new versions come from, over real HTTP on loopback, with a key of its own.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'

export const channelName = 'latest-linux.yml'

export interface UpdateServer {
  /** With a slash at its end. */
  url: string
  publicKey: string
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingHttpHeaders }[]
  files: Record<string, Buffer>
  /** Paths that answer with a redirect instead. */
  moved: Record<string, string>
  /** Puts a version there, signed with the server's key or another; answers its package's name. */
  publish(version: string, bytes: Buffer, more?: { notes?: string; key?: KeyObject; url?: string }): string
  /** The argument that makes a studio look here. */
  argument(): string
  close(): Promise<void>
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const own = generateKeyPairSync('ed25519')
  const publicKey = own.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const asked: UpdateServer['asked'] = []
  const files: Record<string, Buffer> = {}
  const moved: Record<string, string> = {}
  const server = createServer(({ url = '', headers }, response) => {
    const path = new URL(url, 'http://x').pathname.slice(1)
    asked.push({ path, headers })
    const to = moved[path]
    if (to !== undefined) return void response.writeHead(302, { location: to }).end()
    const file = files[path]
    if (file === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-length': file.length }).end(file)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    ...{ url, publicKey, asked, files, moved },
    publish(version, bytes, { notes = 'What is new.', key = own.privateKey, url: name } = {}) {
      const file = name ?? `Studio-${version}-x86_64.AppImage`
      const sha512 = createHash('sha512').update(bytes).digest('base64')
      const entry = { url: file, sha512, size: bytes.length }
      const said = {
        version,
        files: [entry],
        path: file,
        sha512,
        releaseNotes: notes,
        releaseDate: '2026-11-30',
      }
      const content = Buffer.from(stringify(said))
      files[channelName] = content
      files[`${channelName}.sig`] = Buffer.from(sign(null, content, key).toString('base64'))
      files[file] = bytes
      return file
    },
    argument() {
      const folder = mkdtempSync(join(tmpdir(), 'studio-update-channel-'))
      writeFileSync(
        join(folder, 'update-channel.json'),
        JSON.stringify({ url, channel: 'latest', hosts: [] }),
      )
      writeFileSync(join(folder, 'update-channel.key'), publicKey)
      return `--update-channel=${folder}`
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
