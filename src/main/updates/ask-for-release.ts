// Asks the channel which version is the newest. What is not signed is not even parsed.
import { parse } from 'yaml'
import type { OpenDownload } from '../models/download-port.ts'
import { isSignedBy } from '../signing/signed-by.ts'
import type { UpdateChannel } from './channel.ts'
import { fetchSmall } from './fetch-small.ts'
import { releaseSchema, type Release } from './release.ts'
import { notSigned, notUnderstood } from './update-errors.ts'

const MAX_CHANNEL_BYTES = 64 * 1024
const MAX_SIGNATURE_BYTES = 1024
const MAX_NOTES = 20_000

export interface ReleaseQuestion {
  channel: UpdateChannel
  /** Of the file that says which version is the newest. */
  file: string
  headers: Record<string, string>
}

/** Throws a StudioError in words. */
export async function askForRelease(
  { channel, file, headers }: ReleaseQuestion,
  openDownload: OpenDownload,
  signal: AbortSignal,
): Promise<Release> {
  const fetched = (name: string, maxBytes: number): Promise<Buffer> =>
    fetchSmall(
      { url: new URL(name, channel.url), hosts: channel.hosts, maxBytes, headers },
      openDownload,
      signal,
    )
  const content = await fetched(file, MAX_CHANNEL_BYTES)
  const signature = await fetched(`${file}.sig`, MAX_SIGNATURE_BYTES)
  const { host } = channel.url
  if (!isSignedBy(content, signature.toString('utf8'), channel.publicKey)) throw notSigned(host)
  return readRelease(content.toString('utf8'), host)
}

function readRelease(text: string, host: string): Release {
  let parsed: unknown
  try {
    parsed = parse(text)
  } catch {
    throw notUnderstood(host)
  }
  const read = releaseSchema.safeParse(parsed)
  if (!read.success) throw notUnderstood(host)
  const { version, files, releaseNotes, releaseDate } = read.data
  return { version, files, notes: (releaseNotes ?? '').slice(0, MAX_NOTES), date: releaseDate ?? '' }
}
