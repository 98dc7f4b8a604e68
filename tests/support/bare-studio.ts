// The studio over a data folder, without a window, a network, a keyring or anything that listens.
import { randomUUID } from 'node:crypto'
import type { Closing } from '../../src/main/app/closing.ts'
import type { SpeechServices } from '../../src/main/app/speech-services.ts'
import { openStudio, type Studio } from '../../src/main/app/studio.ts'
import type { StudioPorts } from '../../src/main/app/studio-ports.ts'
import type { UpdateSource } from '../../src/main/app/update-services.ts'
import type { AboutPorts } from '../../src/main/ipc/handlers/about-handlers.ts'
import { createSpeech } from '../../src/main/speech/create-speech.ts'
import { migrationsDir } from './temp-store.ts'

interface Given {
  dataDir: string
  closing: Closing
  /** What went wrong without being thrown. */
  bugs: unknown[]
}

export function openBareStudio({ dataDir, closing, bugs }: Given, more: Partial<StudioPorts> = {}): Studio {
  const refuse = () => Promise.reject(new Error('no keyring here'))
  return openStudio({
    dataDir,
    migrationsDir,
    closing,
    emit: () => {},
    now: Date.now,
    newId: randomUUID,
    applyTheme: () => {},
    openSpeech,
    models: {
      manifest: () => ({ version: 1, models: [] }),
      openDownload: () => Promise.reject(new Error('no network here')),
    },
    updates: noUpdates(),
    about: aboutNothing,
    followPower: () => () => {},
    given: { give: () => {}, take: () => null },
    log: { info: () => {}, warn: () => {}, bug: (_context, error) => String(bugs.push(error)) },
    secretBox: { available: () => Promise.resolve(false), seal: refuse, open: refuse },
    files: {
      openFile: () => Promise.resolve(null),
      openFiles: () => Promise.resolve(null),
      openFolder: () => Promise.resolve(null),
      openModel: () => Promise.resolve(null),
      saveFile: () => Promise.resolve(null),
    },
    app: {
      info: { version: '0', electron: '0', platform: 'linux', dataDirectory: dataDir },
      openExternal: () => Promise.resolve(false),
      showDirectory: () => Promise.resolve(),
    },
    ...more,
  })
}

const nothing = { electron: '0', chromium: '0', node: '0', sqlite: '0', system: 'linux' }
const aboutNothing: AboutPorts = {
  versions: () => ({ studio: '0.1.0', ...nothing }),
  licences: () => Promise.resolve([]),
  showChromiumLicences: () => Promise.resolve(),
  computer: () => ({ title: 'Ghostwriting Studio', facts: [] }),
}

/** A copy of the studio that has nowhere to ask. */
function noUpdates(): UpdateSource {
  const refuse = () => Promise.reject(new Error('no network here'))
  const installer = { kind: null, download: refuse, quitAndInstall: () => {} }
  return { channel: null, version: '0.1.0', openDownload: refuse, installer }
}

/** Nothing is listened to in these tests: a process that is started all the same fails them. */
function openSpeech(): SpeechServices {
  const refuse = () => {
    throw new Error('no speech here')
  }
  const open = () => createSpeech({ fork: refuse, warn: refuse })
  return { speech: open(), voices: open(), setupFor: refuse }
}
