// A spoken interview: what is asked, large; everything said beside it; and a bar that cannot be missed.
import { BookOpen } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { Session } from '../../../shared/session/session.ts'
import { BlueprintMeter } from '../../components/blueprint-meter.tsx'
import { Button } from '../../components/button.tsx'
import { HeaderSlot } from '../../components/header-slot.tsx'
import { openBlueprint } from '../../stores/blueprint-store.ts'
import { go, useNavigation } from '../../stores/navigation-store.ts'
import { openNotes } from '../../stores/notes-store.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { stageLabels } from '../interview/stage-labels.ts'
import { VoiceAnswer } from './voice-answer.tsx'
import { VoiceBar } from './voice-bar.tsx'
import { goOn } from './voice-flow.ts'
import { VoiceNotices } from './voice-notices.tsx'
import { VoiceQuestion } from './voice-question.tsx'
import { NoSessionCard, NotBegunCard, OverCard, PausedCard } from './voice-resting.tsx'
import { VoiceSide } from './voice-side.tsx'

export function VoiceScreen(): ReactNode {
  const { session, phase, problem } = useVoice()
  const begunFor = useNavigation(({ view }) => (view.screen === 'voice' ? view.projectId : null))
  if (session !== null) return <OpenVoice session={session} />
  if (phase === 'ended') {
    return (
      <div className="flex h-full items-center overflow-y-auto bg-paper">
        {problem === null ? (
          <NoSessionCard projectId={begunFor} />
        ) : (
          <NotBegunCard problem={problem} projectId={begunFor} />
        )}
      </div>
    )
  }
  return (
    <div className="flex h-full items-center bg-paper px-8">
      <div className="mx-auto w-full max-w-[44rem]">
        <VoiceQuestion />
      </div>
    </div>
  )
}

function OpenVoice({ session }: { session: Session }): ReactNode {
  const phase = useVoice((state) => state.phase)
  const { id, projectId } = session
  useEffect(() => (projectId === null ? undefined : followProject(projectId)), [projectId])
  const resume = (): void => goOn(id, projectId)
  return (
    <div className="flex h-full min-h-0 flex-col">
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
        <Asked session={session} onResume={resume} />
        <VoiceSide sessionId={id} projectId={projectId} />
      </div>
      {phase === 'ended' ? null : <VoiceBar onResume={resume} />}
    </div>
  )
}

/** The left side: notices, the question, and below it a field to write in. */
function Asked({ session, onResume }: { session: Session; onResume: () => void }): ReactNode {
  const phase = useVoice((state) => state.phase)
  const talking = phase !== 'paused' && phase !== 'ended'
  return (
    <section aria-label="Interview question" className="flex min-h-0 flex-col bg-paper">
      <div
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-8 py-8 focus-visible:-outline-offset-2 max-[1000px]:py-5"
      >
        <div className="mx-auto w-full max-w-[44rem]">
          <div className="mb-8 flex flex-wrap items-center justify-between gap-3 text-sm text-soft max-[1000px]:mb-5">
            <span>{stageLabels[session.stage]}</span>
            {session.projectId === null ? null : <Known />}
          </div>
          <VoiceNotices />
          {talking ? <VoiceQuestion /> : null}
          {phase === 'paused' ? <PausedCard onResume={onResume} /> : null}
          {phase === 'ended' ? <OverCard projectId={session.projectId} /> : null}
        </div>
      </div>
      {talking ? (
        <div className="shrink-0 px-8 pt-3 pb-5">
          <div className="mx-auto w-full max-w-[44rem]">
            <VoiceAnswer sessionId={session.id} />
          </div>
        </div>
      ) : null}
    </section>
  )
}

function Known(): ReactNode {
  const view = openBlueprint.use((state) => state.value)
  return view === null ? null : <BlueprintMeter known={view.known} total={view.total} />
}

function followProject(projectId: string): () => void {
  // The talk found its project: the window's header and commands know it from here on.
  const { view } = useNavigation.getState()
  if (view.screen === 'voice' && view.projectId !== projectId)
    useNavigation.setState({ view: { ...view, projectId } })
  const stops = [openNotes.follow(projectId), openBlueprint.follow(projectId)]
  return () => {
    for (const stop of stops) stop()
  }
}
