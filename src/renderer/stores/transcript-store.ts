// Everything said in the open project, session by session, and which line the author was sent to.
import { create } from 'zustand'
import type { TranscriptView } from '../../shared/ipc/views.ts'
import { wholeProjectTranscript, wholeTranscript } from '../../shared/ipc/whole-transcript.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

/** All sessions of the project, oldest first. */
export const projectTranscript = createProjection<TranscriptView[]>({
  load: (projectId) => wholeProjectTranscript(request, projectId),
  // Not at each change of the project: a draft is one, and the transcript of a book is long to fetch.
  listen: (projectId, { patch }) => [
    subscribe('transcript.changed', (event) => {
      if (event.projectId === projectId)
        patch((views) => withItems(views, event.sessionId, event.items, event.gone))
    }),
    subscribe('session.changed', ({ session }) => {
      patch((views) => withSessionOf(projectId, views, session))
    }),
  ],
})

/** One session, for the interview screen: it may not have a project yet. */
export const sessionTranscript = createProjection<TranscriptView[]>({
  load: async (sessionId) => [await wholeTranscript(request, sessionId)],
  listen: (sessionId, { patch }) => [
    subscribe('transcript.changed', (event) => {
      if (event.sessionId === sessionId)
        patch((views) => withItems(views, sessionId, event.items, event.gone))
    }),
    subscribe('session.changed', ({ session }) => {
      patch((views) => withSession(views, session))
    }),
  ],
})

/** The views with changed items of one session put in; null when the session is not among them. */
export function withItems(
  views: readonly TranscriptView[],
  sessionId: string,
  items: readonly TranscriptItem[],
  gone: readonly string[] = [],
): TranscriptView[] | null {
  if (!views.some((view) => view.session.id === sessionId)) return null
  return views.map((view) => {
    if (view.session.id !== sessionId) return view
    const byId = new Map(view.items.map((item) => [item.itemId, item]))
    for (const item of items) byId.set(item.itemId, item)
    for (const itemId of gone) byId.delete(itemId)
    return { ...view, items: [...byId.values()].sort((a, b) => a.position - b.position) }
  })
}

/** null when the session has come to the project; one that has gone to another is left out. */
function withSessionOf(
  projectId: string,
  views: TranscriptView[],
  session: TranscriptView['session'],
): TranscriptView[] | null {
  const isKnown = views.some((view) => view.session.id === session.id)
  if (session.projectId === projectId) return isKnown ? withSession(views, session) : null
  return isKnown ? views.filter((view) => view.session.id !== session.id) : views
}

function withSession(views: readonly TranscriptView[], session: TranscriptView['session']): TranscriptView[] {
  return views.map((view) => (view.session.id === session.id ? { ...view, session } : view))
}

/** The line to go to, and the one that was gone to last; `count` makes asking twice for the same line work. */
export const useTranscriptTarget = create<{ itemId: string | null; lit: string | null; count: number }>(
  () => ({
    itemId: null,
    lit: null,
    count: 0,
  }),
)

export function showTranscriptItem(itemId: string): void {
  useTranscriptTarget.setState(({ count }) => ({ itemId, count: count + 1 }))
}

/** The list has gone there. */
export function transcriptItemShown(itemId: string): void {
  useTranscriptTarget.setState({ itemId: null, lit: itemId })
}
