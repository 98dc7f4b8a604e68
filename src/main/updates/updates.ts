// New versions of the studio: nobody is asked before the author agrees, and nothing is fetched or installed by itself.
import { StudioError } from '../../shared/errors.ts'
import type { UpdatesView, UpdateState } from '../../shared/ipc/update-views.ts'
import type { OpenDownload } from '../models/download-port.ts'
import type { UpdateChannel } from './channel.ts'
import type { ChosenRelease, Installer } from './installer-port.ts'
import { isNewer, packageOf, type Release } from './release.ts'
import { busyWith, noChannel, noPackage, notDownloaded, turnedOff } from './update-errors.ts'

export interface UpdatePorts {
  /** null = this copy names no place to ask. */
  channel: UpdateChannel | null
  /** The channel's file for this system. */
  file: string
  version: string
  arch: string
  headers: Record<string, string>
  openDownload: OpenDownload
  installer: Installer
  isOn(): boolean
  setOn(on: boolean): void
  checkedAt(): number | null
  setCheckedAt(at: number): void
  /** What the author is in the middle of, as a sentence begins; null = nothing. */
  busy(): string | null
  now(): number
  changed(view: UpdatesView): void
  /** A failure that the author did not ask for and need not be told of. */
  quiet(words: string): void
}

const DAY_MS = 24 * 60 * 60 * 1000

export class Updates {
  readonly #ports: UpdatePorts
  #state: UpdateState = { kind: 'idle' }
  #problem: string | null = null
  #chosen: ChosenRelease | null = null
  #underWay: AbortController | null = null

  constructor(ports: UpdatePorts) {
    this.#ports = ports
  }

  view(): UpdatesView {
    const { channel, version, installer, isOn, checkedAt } = this.#ports
    return {
      hosts: channel?.hosts ?? [],
      on: channel !== null && isOn(),
      version,
      canInstall: installer.kind !== null,
      checkedAt: checkedAt(),
      state: this.#state,
      problem: this.#problem,
    }
  }

  allow(on: boolean): UpdatesView {
    this.#ports.setOn(on)
    if (!on) {
      this.#end()
      this.#chosen = null
      this.#tell({ kind: 'idle' }, null)
    }
    return this.view()
  }

  /** The author's own question: whatever comes of it is said. */
  async check(): Promise<UpdatesView> {
    this.#requireOn()
    if (this.#underWay !== null) return this.view()
    await this.#ask(({ message }) => this.#tell({ kind: 'idle' }, message))
    return this.view()
  }

  /** Once a day, and never while the author talks; without a network nothing is said. */
  async checkIfDue(): Promise<void> {
    const { channel, isOn, checkedAt, now, busy, quiet } = this.#ports
    const isDue = Math.abs(now() - (checkedAt() ?? -Infinity)) >= DAY_MS
    const isAnswered = this.#state.kind !== 'idle' && this.#state.kind !== 'newest'
    if (channel === null || !isOn() || !isDue || isAnswered || this.#underWay !== null || busy() !== null)
      return
    await this.#ask(({ code, message }) => {
      quiet(`looking for a new version: ${code}`)
      // A host that cannot be reached is everyday; one that says what nobody signed is not.
      this.#tell({ kind: 'idle' }, code === 'OFFLINE' ? null : message)
    })
  }

  async download(): Promise<UpdatesView> {
    this.#requireOn()
    const chosen = this.#chosen
    if (chosen === null || this.#state.kind !== 'available') return this.view()
    const before = this.#state
    const { version } = chosen.release
    const { size: bytes } = chosen.file
    await this.#during(async (signal) => {
      this.#tell({ kind: 'downloading', version, doneBytes: 0, bytes }, null)
      const onBytes = (doneBytes: number): void =>
        this.#tell({ kind: 'downloading', version, doneBytes: Math.min(doneBytes, bytes), bytes }, null)
      try {
        await this.#ports.installer.download(chosen, onBytes, signal)
        this.#tell({ kind: 'ready', version }, null)
      } catch (error) {
        const problem = notDownloaded(chosen.channel.url.host, error)
        this.#tell(before, signal.aborted ? null : problem.message)
      }
    })
    return this.view()
  }

  cancel(): UpdatesView {
    this.#underWay?.abort()
    return this.view()
  }

  /** Throws CONFLICT in words while the author is in the middle of something. */
  install(): UpdatesView {
    this.#requireOn()
    if (this.#state.kind !== 'ready') return this.view()
    const busy = this.#ports.busy()
    if (busy !== null) throw busyWith(busy)
    this.#ports.installer.quitAndInstall()
    return this.view()
  }

  close(): void {
    this.#end()
  }

  #requireOn(): UpdateChannel {
    const { channel, isOn } = this.#ports
    if (channel === null) throw noChannel()
    if (!isOn()) throw turnedOff()
    return channel
  }

  async #ask(failed: (error: StudioError) => void): Promise<void> {
    const channel = this.#requireOn()
    const { file, headers, openDownload, setCheckedAt, now } = this.#ports
    await this.#during(async (signal) => {
      this.#tell({ kind: 'checking' }, null)
      setCheckedAt(now())
      try {
        // Loaded when it is needed: most starts ask nobody.
        const { askForRelease } = await import('./ask-for-release.ts')
        const release = await askForRelease({ channel, file, headers }, openDownload, signal)
        this.#chosen = this.#choose(release, channel)
        this.#tell(this.#found(), null)
      } catch (error) {
        this.#tell({ kind: 'idle' }, null)
        if (signal.aborted) return
        if (!(error instanceof StudioError)) throw error
        failed(error)
      }
    })
  }

  /** null when nothing newer is there: an older version is never taken, however well it is signed. */
  #choose(release: Release, channel: UpdateChannel): ChosenRelease | null {
    const { version, arch, installer, headers } = this.#ports
    if (!isNewer(release.version, version)) return null
    const file = installer.kind === null ? release.files[0] : packageOf(release, installer.kind, arch)
    if (file === null || file === undefined) throw noPackage()
    return { release, file, channel, headers }
  }

  #found(): UpdateState {
    if (this.#chosen === null) return { kind: 'newest' }
    const { release, file } = this.#chosen
    return { kind: 'available', version: release.version, notes: release.notes, bytes: file.size }
  }

  async #during(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const own = new AbortController()
    this.#underWay = own
    try {
      await act(own.signal)
    } finally {
      if (this.#underWay === own) this.#underWay = null
    }
  }

  #end(): void {
    this.#underWay?.abort()
    this.#underWay = null
  }

  #tell(state: UpdateState, problem: string | null): void {
    this.#state = state
    this.#problem = problem
    this.#ports.changed(this.view())
  }
}
