// A process to be killed. Arguments: what it does, data directory, migrations directory, project id.
// `erase`: deletes the project with everything; `finish`: starts as the studio does after that was cut off;
// `backup`: writes backups until it is killed. Prints `begun`, and `done` where there is an end.
import { writeSync } from 'node:fs'
import { eraseProject } from '../../src/main/erase/erase-project.ts'
import { finishErases, settleErased } from '../../src/main/erase/finish-erase.ts'
import { createBackup } from '../../src/main/store/backups.ts'
import { openStore } from '../../src/main/store/store.ts'
import { removeUnfinishedBackups } from '../../src/main/store/write-backup.ts'

const [act, dataDir = '', migrationsDir = '', projectId = ''] = process.argv.slice(2)
const begin = () => writeSync(1, 'begun\n')

if (act === 'erase') {
  begin()
  await eraseProject({ dataDir, projectId, fromCopies: true })
} else if (act === 'finish') {
  begin()
  removeUnfinishedBackups(dataDir)
  settleErased(dataDir)
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  await finishErases(dataDir)
  store.close()
} else {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  begin()
  for (;;) createBackup(store, 'manual')
}
writeSync(1, 'done\n')
