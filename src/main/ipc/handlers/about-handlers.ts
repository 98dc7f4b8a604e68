// 'app.about' and what belongs to it: they answer whatever state the database is in.
import type { LicenceView, Versions } from '../../../shared/ipc/about-views.ts'
import { writeFacts, type FactGroup } from '../../diagnostics/facts.ts'
import { folderFacts } from '../../diagnostics/folder-facts.ts'
import { logFacts } from '../../diagnostics/log-facts.ts'
import type { Handlers } from '../handlers.ts'

export interface AboutPorts {
  versions(): Versions
  licences(): Promise<LicenceView[]>
  showChromiumLicences(): Promise<void>
  computer(): FactGroup
}

interface Asked {
  dataDir: string
  now(): number
  /** Of the open database, or why there is none. */
  store(): FactGroup[] | Promise<FactGroup[]>
}

type AboutRoute = 'app.about' | 'app.showChromiumLicences' | 'app.diagnostics'

export function aboutHandlers(ports: AboutPorts, { dataDir, now, store }: Asked): Pick<Handlers, AboutRoute> {
  return {
    'app.about': async () => ({ versions: ports.versions(), licences: await ports.licences() }),
    'app.showChromiumLicences': async () => {
      await ports.showChromiumLicences()
      return null
    },
    'app.diagnostics': async () => ({
      text: writeFacts([
        ports.computer(),
        await folderFacts(dataDir, now()),
        ...(await store()),
        logFacts(dataDir),
      ]),
    }),
  }
}
