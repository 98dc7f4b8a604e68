// The studio about itself: what it runs on, whose work it is made of, and the computer in numbers.
import Database from 'better-sqlite3'
import { app, shell } from 'electron'
import { existsSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { Versions } from '../../shared/ipc/about-views.ts'
import { readLicences } from '../about/read-licences.ts'
import type { FactGroup } from '../diagnostics/facts.ts'
import type { AboutPorts } from '../ipc/handlers/about-handlers.ts'

export function aboutStudio(): AboutPorts {
  return {
    versions: versionsNow,
    licences: () => readLicences(join(app.getAppPath(), 'out/licences.json')),
    computer: computerFacts,
    async showChromiumLicences() {
      const file = join(dirname(process.execPath), 'LICENSES.chromium.html')
      const problem = existsSync(file) ? await shell.openPath(file) : 'it is not there'
      if (problem !== '') throw notShown()
    },
  }
}

function versionsNow(): Versions {
  const { electron, chrome, node } = process.versions
  const sqlite = new Database(':memory:')
  try {
    return {
      ...{ studio: app.getVersion(), electron, chromium: chrome, node },
      sqlite: sqlite.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
      system: `${process.platform} ${process.arch}, ${release()}`,
    }
  } finally {
    sqlite.close()
  }
}

function computerFacts(): FactGroup {
  const { studio, electron, chromium, node, sqlite, system } = versionsNow()
  return {
    title: 'Ghostwriting Studio',
    facts: [
      ...Object.entries({ version: studio, electron, chromium, node, sqlite, system }),
      ['packaged', app.isPackaged],
      ['processors', cpus().length],
      ['memory, bytes', totalmem()],
      ['main uses, bytes', process.memoryUsage.rss()],
      ['open for, minutes', Math.round(process.uptime() / 60)],
    ],
  }
}

function notShown(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    `The list of what Chromium is made of could not be opened: it lies beside Electron ${process.versions.electron}, and comes with ` +
      'each of its downloads as LICENSES.chromium.html. Nothing of yours was touched.',
  )
}
