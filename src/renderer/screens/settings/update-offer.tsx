// A version that is there: what changed, and the author's word before it is fetched and before it is put in place.
import type { ReactNode } from 'react'
import type { UpdatesView } from '../../../shared/ipc/update-views.ts'
import { request } from '../../bridge/client.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { Button } from '../../components/button.tsx'
import { askUpdates } from '../../stores/updates-store.ts'
import { sizeLabel } from './settings-form.ts'

export function UpdateOffer({ view }: { view: UpdatesView }): ReactNode {
  const { state, canInstall } = view
  switch (state.kind) {
    case 'idle':
    case 'checking':
    case 'newest':
      return null
    case 'available':
      return (
        <Offer title={`Version ${state.version}, ${sizeLabel(state.bytes)}`}>
          <WhatChanged notes={state.notes} />
          {canInstall ? (
            <Button
              onClick={() => void askUpdates('Nothing was fetched', () => request('updates.download', {}))}
            >
              Download it
            </Button>
          ) : (
            <p className="text-sm text-pretty text-soft">
              This copy of the studio cannot replace itself. Get the new version from where you got this one;
              your projects stay where they are.
            </p>
          )}
        </Offer>
      )
    case 'downloading':
      return (
        <Offer title={`Version ${state.version} is being fetched`}>
          <Progress done={state.doneBytes} bytes={state.bytes} />
          <Button onClick={() => void askUpdates('It goes on', () => request('updates.cancel', {}))}>
            Cancel
          </Button>
        </Offer>
      )
    case 'ready':
      return (
        <Offer title={`Version ${state.version} is here`}>
          <p className="text-sm text-pretty text-soft">
            It is the file that its makers signed. Nothing restarts by itself: choose a moment that suits you.
          </p>
          <Button
            onClick={() =>
              void askUpdates('The studio did not restart', () => request('updates.install', {}))
            }
          >
            Restart and install
          </Button>
        </Offer>
      )
  }
}

function Offer({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section
      aria-label={title}
      className="flex flex-col items-start gap-3 rounded-lg border border-edge/50 px-3.5 py-3"
    >
      <h4 className="font-medium">{title}</h4>
      {children}
    </section>
  )
}

/** Text as it came: nothing in it is a link or a picture. */
function WhatChanged({ notes }: { notes: string }): ReactNode {
  if (notes.trim() === '') return <p className="text-sm text-soft">Its makers do not say what changed.</p>
  return (
    <div
      role="region"
      aria-label="What changed"
      tabIndex={0}
      className="max-h-40 w-full overflow-y-auto text-sm break-words whitespace-pre-line text-soft"
    >
      {notes}
    </div>
  )
}

function Progress({ done, bytes }: { done: number; bytes: number }): ReactNode {
  const percent = Math.floor((done / bytes) * 100)
  return (
    <ProgressLine wide label="Download of the new version" percent={percent}>
      {sizeLabel(done)} of {sizeLabel(bytes)}
    </ProgressLine>
  )
}
