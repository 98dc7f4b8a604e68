// A project that is deleted with everything: what will go, and what was found of it afterwards.
import type { PackageManifest } from '../package/package-format.ts'

export interface DeletionView {
  title: string
  counts: PackageManifest['counts']
  /** And to-dos. */
  notes: number
  drafts: number
  audioBytes: number
  /** Backups that hold it, and damaged databases that were kept and hold it. */
  backups: number
  damagedCopies: number
}

export interface EraseReport {
  sessions: number
  /** Of its passages that every file was searched for; its ids come on top. */
  sentences: number
  files: number
  bytes: number
  cleanedCopies: number
  /** File names of backups that hold it still. */
  keptCopies: string[]
  /** Passages that another project says, too. */
  alsoElsewhere: number
  /** Files of the data folder, and how many passages or ids stand in each; empty = nothing is left. */
  found: { file: string; passages: number }[]
}
