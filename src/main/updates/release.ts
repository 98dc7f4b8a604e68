// A version that can be had: what the signed file of the channel says, and the one package of it that fits this copy.
import { z } from 'zod'

/** The kinds of package that can replace themselves, by the ending of their name. */
export type PackageKind = 'AppImage' | 'deb' | 'rpm' | 'exe' | 'zip'

const fileSchema = z.object({
  /** A name in the channel's folder; a path or another host is refused. */
  url: z.string().regex(/^[\w .+-]{1,200}$/),
  sha512: z.base64().length(88),
  size: z
    .number()
    .int()
    .positive()
    .max(2 ** 32),
})

/** The channel's file, as electron-builder writes it. */
export const releaseSchema = z.object({
  /** No versions before a version: what is on the channel is meant for everybody. */
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  files: z.array(fileSchema).min(1).max(20),
  releaseNotes: z.string().nullish(),
  releaseDate: z.string().max(40).nullish(),
})

export type ReleaseFile = z.infer<typeof fileSchema>

export interface Release {
  version: string
  files: ReleaseFile[]
  /** What changed, in words; empty = nothing is said. */
  notes: string
  date: string
}

/** Whether `version` comes after `current`, which may bear a suffix: `1.0.0-dev` comes before `1.0.0`. */
export function isNewer(version: string, current: string): boolean {
  const [ours = '', suffix] = current.split('-', 2)
  const [a, b] = [numbersOf(version), numbersOf(ours)]
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 ? suffix !== undefined : (a[at] ?? 0) > (b[at] ?? 0)
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number)
}

/** null = there is none of that kind for this processor. */
export function packageOf(release: Release, kind: PackageKind, arch: string): ReleaseFile | null {
  const fitting = release.files.filter(({ url }) => url.toLowerCase().endsWith(`.${kind.toLowerCase()}`))
  return (
    fitting.find(({ url }) => namesOf(arch).some((name) => url.includes(name))) ??
    (arch === 'x64' ? unnamed(fitting) : null)
  )
}

const processors: Record<string, string[]> = {
  x64: ['x64', 'x86_64', 'amd64'],
  arm64: ['arm64', 'aarch64'],
}

function namesOf(arch: string): string[] {
  return processors[arch] ?? [arch]
}

/** A name without a processor means the usual one. */
function unnamed(files: ReleaseFile[]): ReleaseFile | null {
  const all = Object.values(processors).flat()
  return files.find(({ url }) => !all.some((name) => url.includes(name))) ?? null
}
