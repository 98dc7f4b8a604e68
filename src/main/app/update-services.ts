// New versions, with what they need of the rest: the channel beside the code, the settings table, and a clock of days.
import type { ServiceContext } from '../context.ts'
import type { OpenDownload } from '../models/download-port.ts'
import { getSetting, setSetting } from '../store/queries/settings.ts'
import { busyNow } from '../updates/busy.ts'
import { channelFile, type UpdateChannel } from '../updates/channel.ts'
import type { Installer } from '../updates/installer-port.ts'
import { Updates } from '../updates/updates.ts'
import type { Log } from './log.ts'

/** What the studio was shipped with, and how it reaches the network. */
export interface UpdateSource {
  /** null = this copy names no place to ask. */
  channel: UpdateChannel | null
  version: string
  openDownload: OpenDownload
  installer: Installer
}

export interface UpdateServices {
  updates: Updates
  close(): void
}

/** Whether a day has passed is looked at this often: a computer that sleeps has no use for a timer of a day. */
const LOOK_MS = 60 * 60 * 1000
/** Not while the window opens. */
const FIRST_LOOK_MS = 60 * 1000
const ON = 'updates'
const CHECKED_AT = 'updates_checked_at'

export function openUpdates(
  { store, emit, now }: ServiceContext,
  source: UpdateSource,
  log: Log,
): UpdateServices {
  const { platform, arch } = process
  const updates = new Updates({
    ...source,
    ...{ arch, now },
    file: channelFile(source.channel?.channel ?? 'latest', platform, arch),
    headers: headersOf(source.version),
    isOn: () => getSetting(store, ON) === 'on',
    setOn: (on) => setSetting(store, ON, on ? 'on' : 'off'),
    checkedAt: () => timeOf(getSetting(store, CHECKED_AT)),
    setCheckedAt: (at) => setSetting(store, CHECKED_AT, String(at)),
    busy: () => busyNow(store),
    changed: (view) => emit('updates.changed', view),
    quiet: (words) => log.warn(words),
  })
  const look = (): void => {
    updates.checkIfDue().catch((error: unknown) => void log.bug('updates', error))
  }
  const first = setTimeout(look, FIRST_LOOK_MS)
  const later = setInterval(look, LOOK_MS)
  return {
    updates,
    close() {
      clearTimeout(first)
      clearInterval(later)
      updates.close()
    },
  }
}

/** All that is told. The language would be that of the system if it were not said here. */
function headersOf(version: string): Record<string, string> {
  const { platform, arch } = process
  const agent = `GhostwritingStudio/${version} (${platform} ${arch})`
  return { 'User-Agent': agent, Accept: '*/*', 'Accept-Language': 'en' }
}

function timeOf(text: string | null): number | null {
  const time = Number(text ?? '')
  return Number.isFinite(time) && time > 0 ? time : null
}
