// Everything that was ever taken for the words of a turn, and the choice of the one that counts.
import { useEffect, useState, type ReactNode } from 'react'
import type { ItemVersionsView } from '../../../shared/ipc/item-views.ts'
import type { ItemVersion, VersionSource } from '../../../shared/transcript/version.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showProblem } from '../../stores/toasts-store.ts'
import { momentWords } from './time-words.ts'
import type { LineRow } from './turn-editing.ts'

const sources: Record<VersionSource, string> = {
  original: 'As it first stood',
  live: 'While it was said',
  pass: 'Written down afterwards',
  hosted: 'By the hosted service',
  correction: 'Your correction',
}

export function TurnVersions({ row, onClose }: { row: LineRow; onClose: () => void }): ReactNode {
  const { sessionId, itemId } = row.item
  const [view, setView] = useState<ItemVersionsView | null>(null)
  const load = (): void => {
    request('items.versions', { sessionId, itemId })
      .then(setView)
      .catch((error: unknown) => showProblem('The versions could not be read', error))
  }
  useEffect(load, [sessionId, itemId])
  const choose = (version: number | null): void => {
    request('items.chooseVersion', { sessionId, itemId, version })
      .then(load)
      .catch((error: unknown) => showProblem('The version was not chosen', error))
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Versions of this turn"
      description="Nothing that was ever heard in it is lost. The one that counts is read, drafted and exported."
      footer={
        <>
          {view?.chosenBy === 'author' ? (
            <Button onClick={() => choose(null)}>Let the studio choose</Button>
          ) : null}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ol className="flex flex-col gap-2">
        {view?.versions.length === 0 ? (
          <li className="text-soft">There is one version: the words as they stand.</li>
        ) : null}
        {view?.versions.toReversed().map((version) => (
          <Version
            key={version.version}
            version={version}
            counts={version.version === view.item.version}
            onChoose={() => choose(version.version)}
          />
        ))}
      </ol>
    </Dialog>
  )
}

interface VersionProps {
  version: ItemVersion
  counts: boolean
  onChoose: () => void
}

function Version({ version, counts, onChoose }: VersionProps): ReactNode {
  const { source, model, createdAt, text, speaker } = version
  const by = [sources[source], model, momentWords(createdAt), speaker].filter((fact) => fact !== null)
  return (
    <li
      aria-current={counts ? 'true' : undefined}
      className="flex items-start gap-3 rounded-lg border border-line px-3.5 py-2.5 aria-[current]:border-accent aria-[current]:bg-accent-soft"
    >
      <div className="min-w-0 flex-1">
        <p className="text-sm text-soft">{by.join(' · ')}</p>
        <p className="font-serif break-words whitespace-pre-wrap">{text === '' ? '(silence)' : text}</p>
      </div>
      {counts ? (
        <span className="shrink-0 text-sm font-medium text-accent">Counts</span>
      ) : (
        <Button size="sm" onClick={onChoose}>
          Use this one
        </Button>
      )}
    </li>
  )
}
