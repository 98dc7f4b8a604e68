// “Activity”: every recording that is written down, every update of a project, and what was sent for each.
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { projectActivity } from '../../stores/activity-store.ts'
import { projectTranscriptions } from '../../stores/transcription-store.ts'
import { ActivityList, AT_A_TIME } from './activity-list.tsx'
import { ActivityRequests } from './activity-requests.tsx'
import { askedWords } from './activity-words.ts'
import { momentWords } from './time-words.ts'
import { WritingList } from './writing-list.tsx'

/** `projectId` null = closed. */
export function ActivityDialog(props: { projectId: string | null; onClose: () => void }): ReactNode {
  const { projectId, onClose } = props
  const [sentFor, setSentFor] = useState<string | null>(null)
  const [cameFrom, setCameFrom] = useState<string | null>(null)
  const [most, setMost] = useState(AT_A_TIME)
  useEffect(() => (projectId === null ? undefined : projectActivity.follow(projectId)), [projectId])
  useEffect(() => (projectId === null ? undefined : projectTranscriptions.follow(projectId)), [projectId])
  const job = projectActivity.use((state) => state.value?.jobs.find(({ id }) => id === sentFor) ?? null)
  return (
    <Dialog
      open={projectId !== null}
      onOpenChange={onClose}
      onClosed={() => {
        setSentFor(null)
        setCameFrom(null)
        setMost(AT_A_TIME)
      }}
      size="xl"
      title={job === null ? 'Activity' : 'What was sent'}
      description={
        job === null
          ? 'What is written down of recordings; what was asked of the drafter, what came of it and what it used.'
          : `${askedWords(job)[0]} (${momentWords(job.createdAt)}). Word for word, and kept on this computer only.`
      }
      footer={
        job === null ? undefined : (
          <Button autoFocus icon={<ArrowLeft size={15} aria-hidden />} onClick={() => setSentFor(null)}>
            Back to the list
          </Button>
        )
      }
    >
      {job === null ? (
        <div className="flex flex-col gap-6">
          {projectId === null ? null : <WritingList projectId={projectId} />}
          <ActivityList
            most={most}
            onMore={() => setMost(most + AT_A_TIME)}
            cameFrom={cameFrom}
            onShowSent={(jobId) => {
              setSentFor(jobId)
              setCameFrom(jobId)
            }}
          />
        </div>
      ) : (
        <ActivityRequests job={job} />
      )}
    </Dialog>
  )
}
