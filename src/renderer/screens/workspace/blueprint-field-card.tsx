// One field of the blueprint: its answer and what it rests on, or that it is missing; to edit in place.
import { CircleDashed, Pencil } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import {
  requiredBlueprintFields,
  type BlueprintEntry,
  type BlueprintField,
} from '../../../shared/blueprint/blueprint.ts'
import { isFilled, readGuardrails } from '../../../shared/blueprint/field-value.ts'
import { blueprintFieldLabels } from '../../../shared/blueprint/view.ts'
import { IconButton } from '../../components/button.tsx'
import { BlueprintFieldForm } from './blueprint-field-form.tsx'
import { MomentLink } from './moment-link.tsx'
import { litLook } from './use-place.ts'

interface CardProps {
  projectId: string
  field: BlueprintField
  entry: BlueprintEntry | null
  /** It was gone to. */
  isLit: boolean
}

export function BlueprintFieldCard({ projectId, field, entry, isLit }: CardProps): ReactNode {
  const [editing, setEditing] = useState(false)
  const label = blueprintFieldLabels[field]
  const filled = entry !== null && isFilled(entry)
  const required = requiredBlueprintFields.some((candidate) => candidate === field)
  return (
    <li
      data-place={field}
      tabIndex={-1}
      className={`rounded-lg border border-line px-3.5 py-2.5 ${isLit ? litLook : 'bg-paper'}`}
    >
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 text-sm font-medium">{label}</h2>
        {filled ? null : (
          <span className="inline-flex items-center gap-1 text-xs text-soft">
            <CircleDashed size={13} aria-hidden />
            {required ? 'Needed' : 'Not known yet'}
          </span>
        )}
        <IconButton
          size="sm"
          label={`Edit ${label.toLowerCase()}`}
          icon={<Pencil size={14} aria-hidden />}
          onClick={() => setEditing(!editing)}
        />
      </div>
      {editing ? (
        <BlueprintFieldForm
          projectId={projectId}
          field={field}
          value={entry?.value ?? ''}
          onClose={() => setEditing(false)}
        />
      ) : filled ? (
        <>
          <Answer field={field} value={entry.value} />
          {entry.sourceItemId === null ? (
            <p className="mt-1 text-xs text-soft">Written by hand</p>
          ) : (
            <MomentLink itemId={entry.sourceItemId}>Rests on what you said</MomentLink>
          )}
        </>
      ) : null}
    </li>
  )
}

function Answer({ field, value }: { field: BlueprintField; value: string }): ReactNode {
  if (field !== 'voiceGuardrails') {
    return <p className="mt-0.5 line-clamp-[8] break-words whitespace-pre-wrap">{value}</p>
  }
  const parts = Object.entries(readGuardrails(value)).filter(([, text]) => text !== '')
  return (
    <dl className="mt-0.5 flex flex-col gap-1">
      {parts.map(([part, text]) => (
        <div key={part}>
          <dt className="text-xs text-soft capitalize">{part}</dt>
          <dd className="break-words whitespace-pre-wrap">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
