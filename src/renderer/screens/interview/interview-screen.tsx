// A guided interview: one question at a time, everything said beside it, and a bar that cannot be missed.
import { BookOpen } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { InterviewSummary, InterviewView } from '../../../shared/ipc/views.ts'
import { useCommand } from '../../commands/registry.ts'
import { BlueprintMeter } from '../../components/blueprint-meter.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { HeaderSlot } from '../../components/header-slot.tsx'
import { openBlueprint } from '../../stores/blueprint-store.ts'
import {
  answerKey,
  openInterview,
  stopInterview,
  takeStep,
  useBegunAnswers,
} from '../../stores/interview-store.ts'
import { go, useNavigation } from '../../stores/navigation-store.ts'
import { openNotes } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { LoadFailure } from '../workspace/load-failure.tsx'
import { InterviewBar } from './interview-bar.tsx'
import { InterviewSide } from './interview-side.tsx'
import { QuestionCard } from './question-card.tsx'
import { RestingCard } from './resting-card.tsx'
import { shownItems } from './shown-items.ts'
import { stageLabels } from './stage-labels.ts'
import { SummaryDialog } from './summary-dialog.tsx'

export function InterviewScreen({ sessionId }: { sessionId: string }): ReactNode {
  const { key, value: view, failure } = openInterview.use()
  useEffect(
    () => followAll([openInterview.follow(sessionId), sessionTranscript.follow(sessionId)]),
    [sessionId],
  )
  const projectId = view?.session.projectId ?? null
  useEffect(
    () =>
      projectId === null
        ? undefined
        : followAll([openNotes.follow(projectId), openBlueprint.follow(projectId)]),
    [projectId],
  )
  useEffect(() => {
    // The sitting found its project: the window's header and commands know it from here on.
    if (projectId !== null) nameProject(sessionId, projectId)
  }, [sessionId, projectId])
  if (view === null || key !== sessionId)
    return <LoadFailure failure={failure} onRetry={openInterview.refresh} />
  return <Interview view={view} projectId={projectId} />
}

function Interview({ view, projectId }: { view: InterviewView; projectId: string | null }): ReactNode {
  const sessionId = view.session.id
  const { question } = view
  const controls = useInterviewControls(view)
  const leave = () => go(projectId === null ? { screen: 'library' } : { screen: 'project', projectId })
  const open = view.session.status !== 'ended'
  const asking = view.session.status === 'live' && question !== null
  return (
    <div className="flex h-full min-h-0 flex-col">
      <HeaderSlot side="end">
        {projectId === null ? null : (
          <Button size="sm" icon={<BookOpen size={14} aria-hidden />} onClick={leave}>
            To the document
          </Button>
        )}
      </HeaderSlot>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_clamp(19rem,31vw,26rem)] grid-rows-[minmax(0,1fr)]">
        <section aria-label="Interview question" tabIndex={0} className="overflow-y-auto bg-paper px-8 py-8">
          <div className="mx-auto mb-8 flex w-full max-w-[44rem] flex-wrap items-center justify-between gap-3 text-sm text-soft">
            <span>{stageLabels[view.stage]}</span>
            {view.stage === 'selection' ? null : <BlueprintMeter known={view.known} total={view.total} />}
          </div>
          {asking ? (
            <QuestionCard view={view} question={question} />
          ) : (
            <RestingCard
              view={view}
              busy={controls.busy}
              onResume={controls.resume}
              onStop={controls.stop}
              onLeave={leave}
            />
          )}
        </section>
        <InterviewSide sessionId={sessionId} projectId={projectId} itemId={question?.itemId ?? null} />
      </div>
      {open ? (
        <InterviewBar
          view={view}
          busy={controls.busy}
          onPause={controls.pause}
          onResume={controls.resume}
          onStop={controls.stop}
        />
      ) : null}
      <ConfirmDialog
        open={controls.askingToStop}
        onOpenChange={controls.keepGoing}
        title="Stop with an answer unsent?"
        confirmLabel="Stop without it"
        onConfirm={controls.stopNow}
      >
        You began an answer and have not sent it. It will not be part of the interview.
      </ConfirmDialog>
      {controls.summary === null ? null : <SummaryDialog summary={controls.summary} />}
    </div>
  )
}

function useInterviewControls(view: InterviewView) {
  const sessionId = view.session.id
  const [busy, setBusy] = useState(false)
  const [askingToStop, setAskingToStop] = useState(false)
  const [summary, setSummary] = useState<InterviewSummary | null>(null)
  const run = async (failed: string, action: () => Promise<void>) => {
    setBusy(true)
    try {
      await action()
    } catch (error) {
      showProblem(failed, error)
    } finally {
      setBusy(false)
    }
  }
  const stopNow = () =>
    void run('The interview is still open', async () => {
      setSummary(await stopInterview(sessionId, shownItems(sessionTranscript.use.getState().value)))
    })
  const stop = () => {
    if (hasBegunAnswer(view)) setAskingToStop(true)
    else stopNow()
  }
  const step = (failed: string, name: Parameters<typeof takeStep>[0]) => () =>
    void run(failed, () => takeStep(name, sessionId))
  const pause = step('The interview was not paused', 'interview.pause')
  const live = view.session.status === 'live'
  useCommand('interview.pause', live && !busy ? pause : null)
  useCommand('interview.stop', view.session.status !== 'ended' && !busy ? stop : null)
  return {
    busy,
    summary,
    askingToStop,
    keepGoing: () => setAskingToStop(false),
    stop,
    stopNow,
    pause,
    resume: step('The interview did not go on', 'interview.resume'),
  }
}

function nameProject(sessionId: string, projectId: string): void {
  const { view } = useNavigation.getState()
  if (view.screen !== 'interview' || view.sessionId !== sessionId || view.projectId !== null) return
  useNavigation.setState({ view: { ...view, projectId } })
}

function hasBegunAnswer({ session, question }: InterviewView): boolean {
  if (question === null) return false
  const begun = useBegunAnswers.getState()[answerKey(session.id, question.itemId)] ?? ''
  return begun.trim() !== ''
}

function followAll(stops: (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}
