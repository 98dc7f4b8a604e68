// The studio behind the window: opens the database when it is well, and otherwise says what can be done about it.
import { StudioError, type ErrorCode } from '../../shared/errors.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'
import type { RecoveryView } from '../../shared/ipc/views.ts'
import type { AudioImports } from '../audio-import/audio-imports.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { listBackups } from '../store/backups.ts'
import type { Services } from './compose.ts'
import { checkLater, closeServices, openState, type Opening, type Problem, type State } from './open-state.ts'
import type { StudioPorts } from './studio-ports.ts'
import { aboutShell, shellHandlers } from './studio-shell.ts'

export interface Studio {
  /** Throws, in words for the author, why this request cannot be answered now. */
  handlersFor(name: RequestName): Partial<Handlers>
  /** Whether a file of a session's recording is one that the studio wrote. */
  knowsRecording(sessionId: string, file: string): boolean
  /** Files that the author dropped. Throws as `handlersFor` does. */
  chooseAudio: AudioImports['choose']
  /** A file that the author chose to take in; null = there is none under that id. */
  audioSource: AudioImports['source']
  pageGone(): void
}

/** Opens what is there. A damaged, missing or newer database leaves the studio in recovery, never with a fresh one. */
export function openStudio(ports: StudioPorts): Studio {
  const { dataDir, closing } = ports
  let state = openState(ports, 'as found')
  checkLater(ports, state)
  /** While the database is exchanged; then no request may reach a store that is closed. */
  let exchange: Promise<void> | null = null

  async function reopen(change: () => void | Promise<void>, how: Opening): Promise<RecoveryView> {
    exchange = (async () => {
      if (state.kind === 'open') await closeServices(ports, state)
      try {
        await change()
      } finally {
        // Also after a failed change: what is there is shown, and nothing stays closed that could be open.
        state = openState(ports, how)
        checkLater(ports, state)
      }
    })()
    try {
      await exchange
    } finally {
      exchange = null
    }
    return viewOf(state, dataDir)
  }
  const openNow = (): Services | null => (exchange === null && state.kind === 'open' ? state.services : null)
  /** Throws, in words for the author, why there are none. */
  function servicesNow(): Services {
    if (exchange !== null) {
      throw new StudioError(
        'CONFLICT',
        'The studio is putting a backup in place, or its database in order. Try again in a moment.',
      )
    }
    if (state.kind === 'open') return state.services
    throw new StudioError(codeOf(state.problem), state.message)
  }
  const shell = shellHandlers(ports, {
    about: aboutShell(ports, openNow, () => closedAs(state)),
    servicesNow,
    reopen,
    async view() {
      await exchange?.catch(() => undefined) // its own caller hears of the failure
      return viewOf(state, dataDir)
    },
  })
  closing.before('services and store', async () => {
    await exchange?.catch(() => undefined)
    if (state.kind === 'open') await closeServices(ports, state)
  })
  return {
    knowsRecording: (sessionId, file) => openNow()?.knowsRecording(sessionId, file) ?? false,
    chooseAudio: async (paths) => servicesNow().audioImports.choose(paths),
    audioSource: (fileId) => openNow()?.audioImports.source(fileId) ?? null,
    pageGone: () => openNow()?.pageGone(),
    handlersFor: (name) => (Object.hasOwn(shell, name) ? shell : servicesNow().handlers),
  }
}

function closedAs(state: State): string {
  return state.kind === 'open' ? 'is being exchanged' : state.problem
}

function viewOf(state: State, dataDir: string): RecoveryView {
  const backups = listBackups(dataDir)
  return state.kind === 'open'
    ? { problem: null, message: '', backups }
    : { problem: state.problem, message: state.message, backups }
}

function codeOf(problem: Problem): ErrorCode {
  return problem === 'newer' ? 'DATABASE_NEWER' : 'DATABASE_CORRUPT'
}
