// The card behind "Start interview" while there is no key: what one adds, what leaves the computer, where files live.
import { CloudUpload, HardDrive, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useConnection } from '../../stores/connection-store.ts'
import { beginSpoken } from '../recording/recording-flow.ts'
import { go } from '../../stores/navigation-store.ts'

interface VoiceCardProps {
  open: boolean
  projectId: string | null
  onClose: () => void
}

export function VoiceCard({ open, projectId, onClose }: VoiceCardProps) {
  const folder = useConnection((state) => state.info?.dataDirectory)
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Interviews by voice"
      description="An interviewer that talks back needs a key of your own. The guided interview needs none: you type your answers, or say them."
      footer={
        <>
          <Button
            onClick={() => {
              onClose()
              go({ screen: 'settings' })
            }}
          >
            Add a key in Settings
          </Button>
          <Button
            onClick={() => {
              onClose()
              beginSpoken('guided', projectId)
            }}
          >
            Answer aloud
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose()
              void startGuidedInterview(projectId)
            }}
          >
            Guided interview
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-5 py-1">
        <Point icon={<KeyRound size={18} />} title="What a key adds">
          With an OpenAI API key the interviewer speaks and listens: it follows your story, takes notes, and
          answers as fast as a person would. A hosted model can also write your drafts as prose. You pay that
          service directly, and can set ceilings. Without a key drafts are arranged from your own words, and
          everything else works.
        </Point>
        <Point icon={<CloudUpload size={18} />} title="What leaves this computer">
          Without a key: nothing, unless you let a server of your own draft. With one: your voice while an
          interview is live, and what the interviewer has to know of your project; and for each draft,
          excerpts of what was said, your notes and your manuscript. All of it goes to the address in Settings
          and nowhere else.
        </Point>
        <Point icon={<HardDrive size={18} />} title="Where your files live">
          Projects, transcripts and recordings are kept in one folder on this computer
          {folder === undefined ? '.' : ': '}
          {folder === undefined ? null : <span className="break-all text-ink">{folder}</span>}
        </Point>
      </ul>
    </Dialog>
  )
}

function Point({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <span
        aria-hidden
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent"
      >
        {icon}
      </span>
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="mt-0.5 text-pretty text-soft">{children}</p>
      </div>
    </li>
  )
}
