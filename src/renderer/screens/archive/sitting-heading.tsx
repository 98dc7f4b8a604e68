// What a sitting is, what is being done about its words, and what can be done with it.
import { Play } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ArchivedSession } from '../../../shared/ipc/archive-routes.ts'
import type { TranscriptionJob } from '../../../shared/speech/transcription-job.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { go } from '../../stores/navigation-store.ts'
import { playFrom } from '../../stores/playback-store.ts'
import { dayWords } from '../workspace/time-words.ts'
import { factsOf, jobWords, nameOf } from './archive-words.ts'
import { attempt } from './attempt.ts'
import { SpeakersDialog } from './speakers-dialog.tsx'
import { useTranscriptionOf } from './use-transcription-of.ts'

export function SittingHeading({ archived }: { archived: ArchivedSession }): ReactNode {
  const { session, projectTitle, recordedMs } = archived
  const job = useTranscriptionOf(session.id)
  const words = jobWords(job)
  const { projectId } = session
  const canBeHeard = recordedMs > 0 && session.status !== 'live'
  const [naming, setNaming] = useState(false)
  return (
    <header className="flex flex-wrap items-start gap-3 border-b border-line px-6 py-4">
      <div className="min-w-72 flex-1">
        <h2 className="title text-lg">{nameOf(archived)}</h2>
        <p className="text-sm text-soft">
          {[projectTitle, dayWords(session.startedAt), factsOf(archived)].filter(Boolean).join(' · ')}
        </p>
        {words === null ? null : (
          <p
            role="status"
            className={`mt-1 text-sm ${job?.status === 'error' ? 'text-live' : 'text-accent'}`}
          >
            {words}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {canBeHeard ? (
          <SoundActions archived={archived} job={job} onNameVoices={() => setNaming(true)} />
        ) : null}
        {projectId === null ? null : (
          <Button size="sm" onClick={() => go({ screen: 'project', projectId })}>
            Open the project
          </Button>
        )}
      </div>
      {naming ? <SpeakersDialog sessionId={session.id} onClose={() => setNaming(false)} /> : null}
    </header>
  )
}

interface SoundActionsProps {
  archived: ArchivedSession
  job: TranscriptionJob | null
  onNameVoices: () => void
}

/** What can be done with a sitting of which there is sound. */
function SoundActions({ archived, job, onNameVoices }: SoundActionsProps): ReactNode {
  const { session, unwritten, words } = archived
  const isBusy = job?.status === 'queued' || job?.status === 'running'
  return (
    <>
      <Button size="sm" icon={<Play size={14} aria-hidden />} onClick={() => void playFrom(session.id, 0)}>
        Listen
      </Button>
      {isBusy ? (
        <Button
          size="sm"
          onClick={() => attempt('It goes on', () => request('transcription.cancel', { jobId: job.id }))}
        >
          {job.purpose === 'voices' ? 'Stop telling voices apart' : 'Stop writing down'}
        </Button>
      ) : (
        <Button size="sm" onClick={() => writeDown(session.id, job)}>
          {unwritten > 0 || words === 0 ? 'Write down' : 'Write down again'}
        </Button>
      )}
      <Button size="sm" onClick={onNameVoices}>
        Who speaks…
      </Button>
    </>
  )
}

function writeDown(sessionId: string, job: TranscriptionJob | null): void {
  const failed = 'It was not queued to be written down'
  if (job?.status === 'error' && job.cancelledAt === null && job.purpose !== 'voices')
    attempt(failed, () => request('transcription.retry', { jobId: job.id }))
  else attempt(failed, () => request('transcription.enqueue', { sessionId }))
}
