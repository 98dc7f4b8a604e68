// The copies the studio keeps of all projects, and the folder they are in.
import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { BackupView } from '../../../shared/ipc/views.ts'
import { request } from '../../bridge/client.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { useConnection } from '../../stores/connection-store.ts'
import { backUp, showDataFolder } from '../app-shell/shell-commands.ts'
import { BackupList } from './backup-list.tsx'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'

type Listed = { backups: BackupView[] } | { failure: string } | null

export function BackupsSection() {
  const info = useConnection((state) => state.info)
  const [listed, setListed] = useState<Listed>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => {
    void listBackups().then(setListed)
  }, [])
  const makeOne = async (): Promise<void> => {
    setBusy(true)
    const made = await backUp()
    setListed(await listBackups())
    setDone(made)
    setBusy(false)
  }
  return (
    <Section
      id={partId('files')}
      title={settingsParts.files}
      about="The studio also copies everything by itself before it changes how things are kept."
    >
      <div>
        <p className="text-sm font-medium">Data folder</p>
        <p className="mt-0.5 font-mono text-sm break-all text-soft">{info?.dataDirectory}</p>
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void showDataFolder()}>
          Open the data folder
        </Button>
        <Button disabled={busy} onClick={() => void makeOne()}>
          Back up now
        </Button>
        <output className="self-center text-sm text-good">{done ? 'Backed up.' : ''}</output>
      </div>
      <div>
        <p className="mb-1.5 text-sm font-medium">Backups</p>
        <Backups listed={listed} />
      </div>
      <div>
        <p className="text-sm font-medium">Projects as files</p>
        <p className="mt-0.5 mb-2 text-sm text-soft">
          Each project with its text, history and recordings, for safekeeping or another computer. The studio
          rebuilds it from there.
        </p>
        <div className="flex flex-wrap gap-2.5">
          <Button onClick={() => runCommand('project.exportAll')}>Export all projects</Button>
          <Button onClick={() => runCommand('project.import')}>Import projects</Button>
        </div>
      </div>
      {info === null ? null : (
        <p className="text-sm text-soft">
          Version {info.version} on Electron {info.electron}
        </p>
      )}
    </Section>
  )
}

function Backups({ listed }: { listed: Listed }) {
  if (listed === null) return null
  if ('failure' in listed) {
    return (
      <p role="alert" className="text-sm text-live">
        {listed.failure}
      </p>
    )
  }
  if (listed.backups.length > 0) return <BackupList backups={listed.backups} />
  return <p className="text-sm text-soft">None yet. “Back up now” makes the first.</p>
}

async function listBackups(): Promise<Listed> {
  try {
    return { backups: await request('backups.list', {}) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
