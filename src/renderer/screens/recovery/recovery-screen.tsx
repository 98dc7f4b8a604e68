// The data could not be opened: what happened, what is safe, and the ways on.
import { LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import type { BackupView, RecoveryView } from '../../../shared/ipc/views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useConnection } from '../../stores/connection-store.ts'
import { BackupList } from '../settings/backup-list.tsx'
import { recoveryWords } from './recovery-words.ts'

export function RecoveryScreen() {
  const { recovery, info, setRecovery, connect } = useConnection()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [chosen, setChosen] = useState<BackupView | null>(null)
  if (recovery === null || recovery.problem === null) return null
  const words = recoveryWords(recovery.problem)

  const attempt = async (act: () => Promise<RecoveryView>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      setRecovery(await act())
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const restore = ({ name }: BackupView): void => void attempt(() => request('recovery.restore', { name }))

  return (
    <main aria-label="Recovery" className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-5 px-8 py-12">
        <LifeBuoy size={34} strokeWidth={1.5} aria-hidden className="text-accent" />
        <div>
          <h1 className="title text-3xl">{words.title}</h1>
          <p className="mt-3 text-md whitespace-pre-line text-soft">{recovery.message}</p>
          <p className="mt-2 text-md text-soft">{words.safe}</p>
          {info === null ? null : (
            <p className="mt-2 font-mono text-sm break-all text-soft">{info.dataDirectory}</p>
          )}
        </div>
        {failure === null ? null : <Notice tone="problem">{failure}</Notice>}
        {recovery.backups.length === 0 ? null : (
          <section aria-label="Restore a backup">
            <h2 className="mb-2 font-medium">Restore a backup</h2>
            <BackupList
              backups={recovery.backups}
              action={(backup) => (
                <Button size="sm" disabled={busy} onClick={() => setChosen(backup)}>
                  Restore
                </Button>
              )}
            />
          </section>
        )}
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" disabled={busy} onClick={() => void connect()}>
            Try again
          </Button>
          {words.canStartNew ? (
            <Button disabled={busy} onClick={() => void attempt(() => request('recovery.startNew', {}))}>
              Start anew beside it
            </Button>
          ) : null}
        </div>
      </div>
      {chosen === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={() => setChosen(null)}
          title="Restore this backup?"
          confirmLabel="Restore"
          onConfirm={() => restore(chosen)}
        >
          The studio opens as it was at that moment. The present file is kept beside it under another name.
        </ConfirmDialog>
      )}
    </main>
  )
}
