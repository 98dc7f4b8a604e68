// The models that can be had, each with what it is and what can be done about it.
import { FileDown, FolderDown } from 'lucide-react'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { askModels, useModels } from '../../stores/models-store.ts'
import { ModelRow } from './model-row.tsx'

export function ModelList() {
  const view = useModels((state) => state.view)
  const bring = (from: 'file' | 'folder') =>
    void askModels('The model was not imported', () => request('models.import', { from }))
  return (
    <section aria-label="Speech models" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h4 className="mr-auto text-sm font-medium">Speech models</h4>
        <Button size="sm" icon={<FileDown size={15} aria-hidden />} onClick={() => bring('file')}>
          Import a file…
        </Button>
        <Button size="sm" icon={<FolderDown size={15} aria-hidden />} onClick={() => bring('folder')}>
          Import a folder…
        </Button>
      </div>
      {view?.problem ? <Notice tone="problem">{view.problem}</Notice> : null}
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-edge/50">
        {view?.models.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
      </ul>
    </section>
  )
}
