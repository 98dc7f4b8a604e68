// The tab with the blueprint: the seven things to know before writing, what each rests on, and the commit.
import { useRef, useState, type ReactNode } from 'react'
import { blueprintFields, type Blueprint } from '../../../shared/blueprint/blueprint.ts'
import { commitRefusal } from '../../../shared/blueprint/view.ts'
import { BlueprintMeter } from '../../components/blueprint-meter.tsx'
import { Button } from '../../components/button.tsx'
import { commitBlueprint, openBlueprint } from '../../stores/blueprint-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { BlueprintFieldCard } from './blueprint-field-card.tsx'
import { LoadFailure } from './load-failure.tsx'
import { dayWords } from './time-words.ts'
import { useLit } from './use-place.ts'

interface PanelProps {
  projectId: string
  /** What belongs below it, in the same scroll. */
  children?: ReactNode
}

export function BlueprintPanel({ projectId, children }: PanelProps): ReactNode {
  const { value: view, failure } = openBlueprint.use()
  const panel = useRef<HTMLElement>(null)
  const lit = useLit(panel, view !== null)
  if (view === null) {
    return (
      <section aria-label="Blueprint">
        <LoadFailure failure={failure} onRetry={openBlueprint.refresh} />
      </section>
    )
  }
  const { blueprint, known, total } = view
  return (
    <section ref={panel} aria-label="Blueprint" tabIndex={0} className="h-full overflow-y-auto px-4 py-4">
      <div className="mb-3 text-sm text-soft">
        <BlueprintMeter known={known} total={total} />
      </div>
      <ul className="flex flex-col gap-2.5">
        {blueprintFields.map((field) => (
          <BlueprintFieldCard
            key={field}
            projectId={projectId}
            field={field}
            isLit={field === lit}
            entry={blueprint.entries.find((entry) => entry.field === field) ?? null}
          />
        ))}
      </ul>
      <Commitment projectId={projectId} blueprint={blueprint} />
      {children}
    </section>
  )
}

function Commitment({ projectId, blueprint }: { projectId: string; blueprint: Blueprint }): ReactNode {
  const [busy, setBusy] = useState(false)
  const refusal = commitRefusal(blueprint)
  const commit = async () => {
    setBusy(true)
    try {
      await commitBlueprint(projectId)
    } catch (error) {
      showProblem('The blueprint was not committed', error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="mb-2 text-sm text-soft">
        {refusal ??
          (blueprint.committedAt === null
            ? 'Enough is known to begin writing. You can still change every answer afterwards.'
            : `Committed on ${dayWords(blueprint.committedAt)}. Every answer can still be changed.`)}
      </p>
      {blueprint.committedAt === null ? (
        <Button variant="primary" size="sm" disabled={busy || refusal !== null} onClick={() => void commit()}>
          Commit blueprint
        </Button>
      ) : null}
    </div>
  )
}
