// Under the outline: the ways to talk about this project.
import { AudioLines, FileInput, MessageCircleQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { Button } from '../../components/button.tsx'
import { projectSessions, resumable } from '../../stores/interview-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { beginSpoken } from '../recording/recording-flow.ts'
import { WaysToSpeak } from '../recording/ways-to-speak.tsx'
import { beginVoice, goOn } from '../voice/voice-flow.ts'

export function WaysToTalk({ projectId }: { projectId: string }): ReactNode {
  const sessions = projectSessions.use((state) => state.value)
  const open = resumable(sessions ?? [])
  return (
    <div className="flex flex-col gap-1.5 border-t border-line p-3">
      {open === null ? null : (
        <Button
          variant="primary"
          size="sm"
          icon={
            open.kind === 'voice' ? (
              <AudioLines size={15} aria-hidden />
            ) : (
              <MessageCircleQuestion size={15} aria-hidden />
            )
          }
          onClick={() =>
            open.kind === 'voice'
              ? goOn(open.id, projectId)
              : go({ screen: 'interview', sessionId: open.id, projectId })
          }
        >
          Resume interview
        </Button>
      )}
      <Button
        variant={open === null ? 'primary' : 'secondary'}
        size="sm"
        icon={<MessageCircleQuestion size={15} aria-hidden />}
        onClick={() => void startGuidedInterview(projectId)}
      >
        Guided interview
      </Button>
      <div className="flex">
        <Button
          size="sm"
          className="flex-1 rounded-r-none"
          icon={<AudioLines size={15} aria-hidden />}
          onClick={() => beginVoice(projectId)}
        >
          Start interview
        </Button>
        <WaysToSpeak
          size="sm"
          record={() => beginSpoken('recording', projectId)}
          guidedVoice={() => beginSpoken('guided', projectId)}
        />
      </div>
      <Button
        size="sm"
        icon={<FileInput size={15} aria-hidden />}
        onClick={() => openOverlay({ kind: 'import', projectId })}
      >
        Import interview
      </Button>
    </div>
  )
}
