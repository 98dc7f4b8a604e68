// A guided interview on a real store, with what the screen would have shown collected from the events.
import type { EventName, Events } from '../../../../src/shared/ipc/contract.ts'
import type { InterviewDeps, ReplayReport } from '../../../../src/main/interview/interview-deps.ts'
import { answerQuestion } from '../../../../src/main/interview/guided-interview.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import type { InterviewView } from '../../../../src/shared/ipc/views.ts'
import { makeToolRig, type ToolRig } from '../tools/tool-rig.ts'

export interface GuidedRig extends ToolRig {
  deps: InterviewDeps
  shown: { itemId: string; text: string | null }[]
  reports: ReplayReport[]
}

export function makeGuidedRig(store?: Store): GuidedRig {
  const rig = makeToolRig(store)
  const shown: GuidedRig['shown'] = []
  const reports: ReplayReport[] = []
  const emit = <N extends EventName>(name: N, payload: Events[N]) => {
    rig.events.push(name)
    if ('items' in payload) for (const { itemId, text } of payload.items) shown.push({ itemId, text })
  }
  return { ...rig, deps: { ...rig.deps, emit, logReplay: (report) => reports.push(report) }, shown, reports }
}

export function answer(rig: GuidedRig, view: InterviewView, text: string, choiceId?: string): InterviewView {
  return answerQuestion(rig.deps, view.session.id, { text, choiceId })
}

/** Answers the blueprint questions until the intake is over. */
export function walkIntake(rig: GuidedRig, view: InterviewView): InterviewView {
  let next = view
  for (let n = 0; next.stage === 'intake'; n++) {
    if (n > 12) throw new Error('the intake does not end')
    next = answer(rig, next, `An answer to ${next.question?.id ?? 'nothing'}`)
  }
  return next
}

/** Long enough to need no follow-up, and touching on nothing. */
export const plainAnswer =
  'we had a small kitchen with a stove and a table, and all of us sat around it in the evening while the rain ran ' +
  'down the window and nobody said very much until the soup was gone.'
