// The data could not be opened: what happened, what is safe, and the ways on.
import { Anchor, FolderOpen, LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import type { BackupView, RecoveryView } from '../../../shared/ipc/views.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useConnection } from '../../stores/connection-store.ts'
import { DiagnosticsDialog } from '../about/diagnostics-dialog.tsx'
import { showDataFolder } from '../app-shell/shell-commands.ts'
import { BackupList } from '../settings/backup-list.tsx'
import { recoveryWords } from './recovery-words.ts'
import { useRecovery } from './use-recovery.ts'

export function RecoveryScreen() {
  const { recovery, info } = useConnection()
  const run = useRecovery()
  const { failure, busy, restore } = run
  const [chosen, setChosen] = useState<BackupView | null>(null)
  if (recovery === null || recovery.problem === null) return null
  const words = recoveryWords(recovery.problem)
  return (
    <main aria-label="Recovery" className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-5 px-8 py-12">
        <LifeBuoy size={34} strokeWidth={1.5} aria-hidden className="text-accent" />
        <div className="flex flex-col gap-2 text-md text-soft">
          <h1 className="title mb-1 text-3xl text-ink">{words.title}</h1>
          <p className="whitespace-pre-line">{recovery.message}</p>
          {info === null ? null : <p className="font-mono text-sm break-all">{info.dataDirectory}</p>}
        </div>
        {failure === null ? null : <Notice tone="problem">{failure}</Notice>}
        {recovery.backups.length === 0 ? null : (
          <section aria-label="Restore a backup">
            <h2 className="mb-2 font-medium">Restore a backup</h2>
            <BackupList backups={recovery.backups} disabled={busy} onRestore={setChosen} />
          </section>
        )}
        <Ways recovery={recovery} run={run} />
      </div>
      {chosen === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={() => setChosen(null)}
          title="Restore this backup?"
          confirmLabel="Restore"
          onConfirm={() => restore(chosen.name)}
        >
          The studio opens as it was at that moment. The present file is kept beside it under another name.
        </ConfirmDialog>
      )}
    </main>
  )
}

interface WaysProps {
  recovery: RecoveryView
  run: ReturnType<typeof useRecovery>
}

/** The ways on that need no backup. */
function Ways({ recovery: { problem }, run: { busy, salvage, startNew } }: WaysProps) {
  const [salvaging, setSalvaging] = useState(false)
  const [telling, setTelling] = useState(false)
  if (problem === null) return null
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void showDataFolder()}>
          Open the data folder
        </Button>
        {problem === 'corrupt' ? (
          <Button disabled={busy} icon={<Anchor size={16} aria-hidden />} onClick={() => setSalvaging(true)}>
            Salvage what can be read
          </Button>
        ) : null}
        {recoveryWords(problem).canStartNew ? (
          <Button disabled={busy} onClick={startNew}>
            Start anew beside it
          </Button>
        ) : null}
        <Button onClick={() => setTelling(true)}>Copy diagnostics</Button>
      </div>
      <DiagnosticsDialog open={telling} onClose={() => setTelling(false)} />
      <ConfirmDialog
        open={salvaging}
        onOpenChange={setSalvaging}
        title="Salvage what can be read?"
        confirmLabel="Salvage"
        onConfirm={salvage}
      >
        The studio reads every page of the damaged file that it can into a new one and tells you what it
        found. A backup is whole, but may be older; the damaged file is kept either way.
      </ConfirmDialog>
    </>
  )
}
