// Where this copy looks for new versions. While the studio is built and tested, a switch may name another place, signed as well.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readChannel, UPDATES_KEY } from '../updates/channel.ts'
import type { Log } from './log.ts'
import { openDownload } from './net-download.ts'
import { updateInstaller } from './update-installer.ts'
import type { UpdateSource } from './update-services.ts'

export function shippedChannel(log: Log): UpdateSource {
  return {
    version: app.getVersion(),
    openDownload,
    installer: updateInstaller(log),
    channel: readShipped(log),
  }
}

/** A channel that cannot be read is none: the studio works without. */
function readShipped(log: Log): UpdateSource['channel'] {
  const other = app.isPackaged ? '' : app.commandLine.getSwitchValue('update-channel')
  const folder = other === '' ? join(app.getAppPath(), 'resources') : other
  try {
    const key = other === '' ? UPDATES_KEY : readFileSync(join(folder, 'update-channel.key'), 'utf8')
    return readChannel(join(folder, 'update-channel.json'), key)
  } catch (error) {
    log.bug('update channel', error)
    return null
  }
}
