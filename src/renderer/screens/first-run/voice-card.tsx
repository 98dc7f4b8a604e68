// The card behind "Start interview": what a key adds, what leaves the computer, where files live.
import { CloudUpload, HardDrive, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useConnection } from '../../stores/connection-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { useSettings } from '../../stores/settings-store.ts'

interface VoiceCardProps {
  open: boolean
  projectId: string | null
  onClose: () => void
}

export function VoiceCard({ open, projectId, onClose }: VoiceCardProps) {
  const folder = useConnection((state) => state.info?.dataDirectory)
  const settings = useSettings((state) => state.settings)
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Interviews by voice"
      description="Spoken interviews come with the next release. The guided interview asks the same questions today: it writes them, you type."
      footer={
        <>
          <Button
            onClick={() => {
              onClose()
              go({ screen: 'settings' })
            }}
          >
            {settings?.hasApiKey === true ? 'Look at the key' : 'Add a key in Settings'}
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
          With an OpenAI API key of your own, the interviewer will speak and listen, and a hosted model can
          draft in place of the one on this computer. You pay that service directly. Without a key everything
          else works.
        </Point>
        <Point icon={<CloudUpload size={18} />} title="What leaves this computer">
          Without a key: nothing. With one: your voice while an interview is live, and the passages a draft is
          made from, go to the address in Settings and nowhere else.
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
