// Whole projects as files: what the window is shown of those that leave, and of those that may come in.
import type { PackageManifest } from '../package/package-format.ts'

export interface ExportedPackages {
  cancelled: boolean
  /** What was written, one a project. */
  paths: string[]
  /** Parts of recordings whose files were not there. */
  missingAudio: number
}

/** One export that can be taken in. */
export interface PackageView {
  packageId: string
  /** Of the folder or file. */
  name: string
  title: string
  /** ISO 8601. */
  exportedAt: string
  counts: PackageManifest['counts']
  bytes: number
  /** The project, or a session of it, is in the library: it can only come as a copy. */
  isHere: boolean
}

export interface PackageChoice {
  choiceId: string
  packages: PackageView[]
  refused: { name: string; reason: string }[]
}

export interface ImportedPackageView {
  packageId: string
  title: string
  /** null = it was not imported; `error` says why. */
  projectId: string | null
  error: string | null
  missingAudio: number
  damagedAudio: number
}
