// One model: what it is, how far its download is, how fast it is here, and what can be done about it.
import type { ReactNode } from 'react'
import type { ModelView } from '../../../shared/ipc/model-views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { askModels } from '../../stores/models-store.ts'
import { actsOf, factsOf, progressWords, type ModelAct } from './model-words.ts'

export function ModelRow({ model }: { model: ModelView }): ReactNode {
  const { title, about, problem } = model
  return (
    <li aria-label={title} className="flex flex-col gap-2 px-3.5 py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_16rem]">
          <p className="font-medium">{title}</p>
          <p className="text-sm text-pretty text-soft">{about}</p>
          <p className="mt-0.5 text-sm text-soft">{factsOf(model)}</p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {actsOf(model).map((act) => (
            <ActButton key={act.route} model={model} act={act} />
          ))}
        </div>
      </div>
      <Progress model={model} />
      {problem === null ? null : (
        <p role="alert" className="text-sm text-live">
          {problem}
        </p>
      )}
    </li>
  )
}

function ActButton({ model, act }: { model: ModelView; act: ModelAct }): ReactNode {
  const { label, route, failed } = act
  return (
    <Button
      size="sm"
      disabled={model.measuring}
      aria-label={`${label}: ${model.title}`}
      onClick={() => void askModels(failed, () => request(route, { modelId: model.id }))}
    >
      {label}
    </Button>
  )
}

function Progress({ model }: { model: ModelView }): ReactNode {
  const { state, doneBytes, downloadBytes, title } = model
  if (state !== 'downloading' && state !== 'paused' && state !== 'unpacking') return null
  const percent = state === 'unpacking' ? 100 : Math.floor((doneBytes / downloadBytes) * 100)
  return (
    <div className="flex items-center gap-3">
      <span
        role="progressbar"
        aria-label={`Download of ${title}`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="block h-1.5 flex-1 overflow-hidden rounded-full bg-line"
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      <span className="text-sm text-soft tabular-nums">{progressWords(model)}</span>
    </div>
  )
}
