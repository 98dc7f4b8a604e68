// “About the studio”: versions, and whose work it is made of, with the words of every licence.
import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AboutView, Versions } from '../../../shared/ipc/about-views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { Licences } from './licences.tsx'
import { useAsked } from './use-asked.ts'

const ask = () => request('app.about', {})

export function AboutDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const about = useAsked(open, 'The studio could not say what it is made of', ask)
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="xl"
      title="Ghostwriting Studio"
      description={about === null ? 'One moment…' : `Version ${about.versions.studio}`}
      footer={
        <>
          <Button onClick={() => openOverlay({ kind: 'diagnostics' })}>Copy diagnostics</Button>
          <Button icon={<FileText size={15} aria-hidden />} onClick={() => void showChromiumLicences()}>
            Chromium’s licences
          </Button>
        </>
      }
    >
      {about === null ? null : <About about={about} />}
    </Dialog>
  )
}

function About({ about: { versions, licences } }: { about: AboutView }): ReactNode {
  return (
    <div className="flex flex-col gap-5">
      <dl className="flex flex-wrap gap-x-7 gap-y-1.5 text-sm">
        {versionFacts(versions).map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-soft">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Licences licences={licences} />
    </div>
  )
}

function versionFacts(versions: Versions): [string, string][] {
  const { electron, chromium, node, sqlite, system } = versions
  return [
    ['Electron', electron],
    ['Chromium', chromium],
    ['Node.js', node],
    ['SQLite', sqlite],
    ['System', system],
  ]
}

async function showChromiumLicences(): Promise<void> {
  try {
    await request('app.showChromiumLicences', {})
  } catch (error) {
    showProblem('Chromium’s licences could not be shown', error)
  }
}
