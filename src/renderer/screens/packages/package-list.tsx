// Projects that were found in exports, what is to be done with each, and what came of it.
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ImportedPackageView, PackageChoice, PackageView } from '../../../shared/ipc/package-views.ts'
import { Notice } from '../../components/notice.tsx'
import { Segmented } from '../../components/radio-cards.tsx'
import { exportedWords, holdsWords, importedNote, planLabels, plansFor, type Plan } from './package-words.ts'

interface FoundProjectsProps {
  choice: PackageChoice
  plans: Readonly<Record<string, Plan>>
  failure: string | null
  onPlan: (packageId: string, plan: Plan) => void
}

export function FoundProjects({ choice, plans, failure, onPlan }: FoundProjectsProps) {
  return (
    <div className="flex flex-col gap-4">
      {failure === null ? null : <Notice tone="problem">{failure}</Notice>}
      <ul aria-label="Projects found" className="divide-y divide-line rounded-lg border border-line">
        {choice.packages.map((found) => (
          <FoundProject
            key={found.packageId}
            found={found}
            plan={plans[found.packageId] ?? 'leave'}
            onPlan={(plan) => onPlan(found.packageId, plan)}
          />
        ))}
      </ul>
      {choice.refused.length === 0 ? null : (
        <Notice tone="warn">
          <ul className="flex flex-col gap-2">
            {choice.refused.map(({ name, reason }) => (
              <li key={name}>
                <span className="font-medium">{name}</span>
                <br />
                {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

interface FoundProjectProps {
  found: PackageView
  plan: Plan
  onPlan: (plan: Plan) => void
}

function FoundProject({ found, plan, onPlan }: FoundProjectProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3.5 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words">{found.title}</p>
        <p className="text-sm text-soft">{holdsWords(found)}</p>
        <p className="truncate text-sm text-soft">{exportedWords(found)}</p>
        {found.isHere ? <p className="mt-1 text-sm text-warn">It is in your library already.</p> : null}
      </div>
      <Segmented
        hideLegend
        legend={`What to do with ${found.title}`}
        value={plan}
        onChange={(value) => onPlan(value)}
        options={plansFor(found).map((value) => ({ value, label: planLabels[value] }))}
      />
    </li>
  )
}

export function ImportedProjects({ imported }: { imported: readonly ImportedPackageView[] }) {
  return (
    <ul aria-label="Projects imported" className="divide-y divide-line rounded-lg border border-line">
      {imported.map((one) => {
        const note = importedNote(one)
        return (
          <li key={one.packageId} className="flex gap-3 px-3.5 py-3">
            {one.error === null ? (
              <CircleCheck size={18} aria-label="Imported" className="mt-0.5 shrink-0 text-good" />
            ) : (
              <CircleAlert size={18} aria-label="Not imported" className="mt-0.5 shrink-0 text-live" />
            )}
            <div className="min-w-0">
              <p className="font-medium break-words">{one.title}</p>
              <p className="text-sm text-soft">{note ?? 'Every file was checked, and all of it is here.'}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
