// One model: what it is, how far its download is, how fast it is here, and what can be done about it.
import type { ReactNode } from 'react'
import type { ModelView } from '../../../shared/ipc/model-views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { ProgressLine } from '../../components/progress-line.tsx'
import { useKeptFocus } from '../../components/use-kept-focus.ts'
import { askModels } from '../../stores/models-store.ts'
import { actsOf, factsOf, progressWords, type ModelAct } from './model-words.ts'

export function ModelRow({ model }: { model: ModelView }): ReactNode {
  const { title, about, problem } = model
  return (
    <li aria-label={title} className="flex flex-col gap-2 px-3.5 py-3" {...useKeptFocus()}>
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
  // Not `disabled`: the button would lose the focus that it was pressed with.
  const press = (): void => {
    if (!model.measuring) void askModels(failed, () => request(route, { modelId: model.id }))
  }
  return (
    <Button size="sm" aria-disabled={model.measuring} aria-label={`${label}: ${model.title}`} onClick={press}>
      {label}
    </Button>
  )
}

function Progress({ model }: { model: ModelView }): ReactNode {
  const { state, doneBytes, downloadBytes, title } = model
  if (state !== 'downloading' && state !== 'paused' && state !== 'unpacking') return null
  const percent = state === 'unpacking' ? 100 : Math.floor((doneBytes / downloadBytes) * 100)
  return (
    <ProgressLine wide label={`Download of ${title}`} percent={percent}>
      {progressWords(model)}
    </ProgressLine>
  )
}
