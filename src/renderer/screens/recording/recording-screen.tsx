// A recording, or a guided interview by voice: what is asked or heard, large; what was said beside it; and a bar that
// cannot be missed.
import { BookOpen } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { Session } from '../../../shared/session/session.ts'
import { BlueprintMeter } from '../../components/blueprint-meter.tsx'
import { Button } from '../../components/button.tsx'
import { HeaderSlot } from '../../components/header-slot.tsx'
import { openBlueprint } from '../../stores/blueprint-store.ts'
import { go, useNavigation } from '../../stores/navigation-store.ts'
import { openNotes } from '../../stores/notes-store.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { stageLabels } from '../interview/stage-labels.ts'
import { RecordingBar } from './recording-bar.tsx'
import { goOnSpoken } from './recording-flow.ts'
import { RecordingNotices } from './recording-notices.tsx'
import { NoRecordingCard, NotBegunCard, OverCard, PausedCard } from './recording-resting.tsx'
import { RecordingSide } from './recording-side.tsx'
import { SoloTelling } from './solo-telling.tsx'
import { SpokenQuestion } from './spoken-question.tsx'
import { WaysOn } from './ways-on.tsx'

export function RecordingScreen(): ReactNode {
  const { session, phase, problem } = useSpoken()
  const begunFor = useNavigation(({ view }) => (view.screen === 'recording' ? view.projectId : null))
  if (session !== null) return <OpenRecording session={session} />
  return (
    <div className="flex h-full items-center overflow-y-auto bg-paper">
      {phase === 'preparing' ? (
        <p className="title mx-auto text-2xl text-soft" role="status">
          Opening the microphone…
        </p>
      ) : problem === null ? (
        <NoRecordingCard projectId={begunFor} />
      ) : (
        <NotBegunCard problem={problem} projectId={begunFor} />
      )}
    </div>
  )
}

function OpenRecording({ session }: { session: Session }): ReactNode {
  const { phase, kind } = useSpoken()
  const { id, projectId } = session
  useEffect(() => sessionTranscript.follow(id), [id])
  useEffect(() => (projectId === null ? undefined : followProject(projectId)), [projectId])
  const talking = phase === 'recording' || phase === 'stopping'
  const resume = (): void => goOnSpoken(id, kind, projectId)
  return (
    <div data-session-id={id} className="flex h-full min-h-0 flex-col">
      <HeaderSlot side="end">
        {projectId === null ? null : (
          <Button
            size="sm"
            icon={<BookOpen size={14} aria-hidden />}
            onClick={() => go({ screen: 'project', projectId })}
          >
            To the document
          </Button>
        )}
      </HeaderSlot>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_clamp(19rem,31vw,26rem)] grid-rows-[minmax(0,1fr)]">
        <section
          aria-label={kind === 'guided' ? 'Interview question' : 'Recording'}
          className="flex min-h-0 flex-col bg-paper"
        >
          <div
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-8 py-8 focus-visible:-outline-offset-2 max-[1000px]:px-6 max-[1000px]:py-5"
          >
            <div className="mx-auto w-full max-w-[44rem]">
              {kind === 'guided' ? <Where session={session} /> : null}
              <RecordingNotices />
              {talking ? kind === 'guided' ? <SpokenQuestion /> : <SoloTelling /> : null}
              {phase === 'paused' ? <PausedCard onResume={resume} /> : null}
              {phase === 'ended' ? <OverCard projectId={projectId} /> : null}
            </div>
          </div>
          {talking && kind === 'guided' ? <WaysOn sessionId={id} /> : null}
        </section>
        <RecordingSide sessionId={id} projectId={projectId} />
      </div>
      {phase === 'ended' ? null : <RecordingBar onResume={resume} />}
    </div>
  )
}

function Where({ session }: { session: Session }): ReactNode {
  const blueprint = openBlueprint.use((state) => state.value)
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-3 text-sm text-soft max-[1000px]:mb-5">
      <span>{stageLabels[session.stage]}</span>
      {session.projectId === null || blueprint === null ? null : (
        <BlueprintMeter known={blueprint.known} total={blueprint.total} />
      )}
    </div>
  )
}

function followProject(projectId: string): () => void {
  // The talk found its project: the window's header and commands know it from here on.
  const { view } = useNavigation.getState()
  if (view.screen === 'recording' && view.projectId !== projectId)
    useNavigation.setState({ view: { ...view, projectId } })
  const stops = [openNotes.follow(projectId), openBlueprint.follow(projectId)]
  return () => {
    for (const stop of stops) stop()
  }
}
