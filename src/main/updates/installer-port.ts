// What puts a new version in the place of this one: electron-updater in the studio, a script of a test elsewhere.
import type { UpdateChannel } from './channel.ts'
import type { PackageKind, Release, ReleaseFile } from './release.ts'

export interface ChosenRelease {
  release: Release
  file: ReleaseFile
  channel: UpdateChannel
  headers: Record<string, string>
}

export interface Installer {
  /** What this copy was installed from; null = it cannot replace itself. */
  kind: PackageKind | null
  /** Resolves once the package lies whole and is the one that was signed. Rejects when it is not, or was aborted. */
  download(chosen: ChosenRelease, onBytes: (done: number) => void, signal: AbortSignal): Promise<void>
  /** Quits as the author would; what was downloaded is put in place when everything is closed, and started. */
  quitAndInstall(): void
}
