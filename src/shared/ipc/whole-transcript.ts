// A transcript comes in pieces; this puts them together. Who shows it listens to its changes and reads again when one
// comes in between.
import type { ProjectPiece, SessionPiece, TranscriptPlace } from './transcript-routes.ts'
import type { TranscriptView } from './views.ts'

type AskForSession = (
  name: 'transcript.get',
  input: { sessionId: string; after?: number },
) => Promise<SessionPiece>

type AskForProject = (
  name: 'transcript.forProject',
  input: { projectId: string; after?: TranscriptPlace },
) => Promise<ProjectPiece>

export async function wholeTranscript(ask: AskForSession, sessionId: string): Promise<TranscriptView> {
  const { next, ...view } = await ask('transcript.get', { sessionId })
  let after = next
  while (after !== null) {
    const piece: SessionPiece = await ask('transcript.get', { sessionId, after })
    view.items.push(...piece.items)
    after = piece.next
  }
  return view
}

/** All sessions of the project that have items, oldest first. */
export async function wholeProjectTranscript(
  ask: AskForProject,
  projectId: string,
): Promise<TranscriptView[]> {
  const { views, next } = await ask('transcript.forProject', { projectId })
  let after = next
  while (after !== null) {
    const piece: ProjectPiece = await ask('transcript.forProject', { projectId, after })
    for (const view of piece.views) {
      const last = views.at(-1)
      if (last?.session.id === view.session.id) last.items.push(...view.items)
      else views.push(view)
    }
    after = piece.next
  }
  return views
}
