// New versions: who is asked and what is told, in plain words, before anything is asked.
import { useEffect, type ReactNode } from 'react'
import type { UpdatesView } from '../../../shared/ipc/update-views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { askUpdates, followUpdates, useUpdates } from '../../stores/updates-store.ts'
import { partId, settingsParts } from './parts-list.tsx'
import { Section } from './section.tsx'
import { UpdateOffer } from './update-offer.tsx'
import { askedWords, consentWords } from './update-words.ts'

export function UpdatesSection(): ReactNode {
  useEffect(followUpdates, [])
  const view = useUpdates((state) => state.view)
  return (
    <Section
      id={partId('updates')}
      title={settingsParts.updates}
      about="New versions of the studio. It looks for them only if you want that."
    >
      {view === null ? null : <Updates view={view} />}
    </Section>
  )
}

function Updates({ view }: { view: UpdatesView }): ReactNode {
  return (
    <>
      {consentWords(view).map((words) => (
        <p key={words} className="text-sm text-pretty text-soft">
          {words}
        </p>
      ))}
      {view.hosts.length === 0 ? null : <Asking view={view} />}
      <output className="block text-sm empty:hidden">{askedWords(view)}</output>
      <UpdateOffer view={view} />
      {view.problem === null ? null : (
        <p role="alert" className="text-sm text-live">
          {view.problem}
        </p>
      )}
    </>
  )
}

function Asking({ view }: { view: UpdatesView }): ReactNode {
  if (!view.on) {
    return (
      <div>
        <Button onClick={() => void lookForVersions()}>Look for new versions</Button>
      </div>
    )
  }
  const { kind } = view.state
  return (
    <div className="flex flex-wrap gap-2.5">
      <Button
        disabled={kind === 'checking' || kind === 'downloading'}
        onClick={() => void askUpdates('Nobody was asked', () => request('updates.check', {}))}
      >
        Check now
      </Button>
      <Button
        onClick={() =>
          void askUpdates('It was not turned off', () => request('updates.allow', { on: false }))
        }
      >
        Stop looking
      </Button>
    </div>
  )
}

/** Whoever turns it on wants to know now. */
async function lookForVersions(): Promise<void> {
  await askUpdates('It was not turned on', () => request('updates.allow', { on: true }))
  if (useUpdates.getState().view?.on === true)
    await askUpdates('Nobody was asked', () => request('updates.check', {}))
}
