// The main job from end to end through the studio's own routes, with nobody at the keyboard:
// project, blueprint, transcript, notes, draft job, document, export.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import { StudioError } from '../../shared/errors.ts'
import { captureFrom } from '../../shared/interview/capture.ts'
import type { ParsedInput, RequestName, RequestOutput } from '../../shared/ipc/contract.ts'
import { wholeTranscript } from '../../shared/ipc/whole-transcript.ts'
import type { ContentType } from '../../shared/project/project.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'

export interface DemoPorts {
  ask<N extends RequestName>(name: N, input: ParsedInput<N>): Promise<RequestOutput<N>>
  /** Resolves with the job once it is complete or has failed. */
  finished(jobId: string): Promise<DraftJob>
  say(line: string): void
}

/** What is known beforehand; for a file of the author's choice only what the file tells. */
export interface DemoBrief {
  title: string | null
  contentType: ContentType
  goal: string | null
  authorSpeaker: string | null
  /** Blueprint fields; empty leaves the blueprint as gaps. */
  fields: Record<string, unknown>
}

export interface DemoResult {
  documentPath: string
  transcriptPath: string
}

const MOST_NOTES = 20

/** Throws StudioError with words for the author when a step is refused. */
export async function runDemo(ports: DemoPorts, brief: DemoBrief): Promise<DemoResult> {
  const { ask, say } = ports
  const preview = await ask('import.choose', {})
  if (preview === null) throw new StudioError('IMPORT_FAILED', 'No interview was given. Nothing was made.')
  say(`${preview.fileName}: ${preview.turns} turns, ${preview.words} words`)
  const suggested = preview.speakers.filter(({ suggestedRole }) => suggestedRole === 'author')
  const authorSpeakers =
    brief.authorSpeaker === null ? suggested.map(({ name }) => name) : [brief.authorSpeaker]
  const title = brief.title ?? preview.title

  const { session } = await ask('interview.start', { projectId: null })
  const call = callTools(ports, session.id)
  const created = await call('create_project', {
    title,
    contentType: brief.contentType,
    ...withGoal(brief.goal),
  })
  const projectId = readProjectId(created)
  await call('assign_project_to_session', { projectId })
  const fields = Object.entries(brief.fields)
  for (const [field, value] of fields) await call('sync_blueprint_field', { projectId, field, value })
  if (fields.length > 0) await call('commit_blueprint', { projectId })
  say(`project “${title}”, ${fields.length} blueprint fields known`)

  const target = { projectId, title, contentType: brief.contentType, authorSpeakers }
  const imported = await ask('import.commit', { importId: preview.importId, ...target })
  say(`transcript: ${imported.items} items`)
  const { items } = await wholeTranscript(ask, imported.sessionId)
  say(`notes and to-dos: ${await keepNotes(ports, projectId, imported.sessionId, items)}`)
  await ask('interview.stop', { sessionId: session.id, shown: await shownOf(ports, session.id) })

  const job = await draft(ports, projectId, imported.sessionId)
  say(`drafted in ${job.durationMs ?? 0} ms: ${job.generatedSummary ?? ''}`)
  const document = await ask('export.document', { projectId })
  const transcript = await ask('export.transcript', { projectId, format: 'json' })
  if (document.path === null || transcript.path === null) {
    throw new StudioError('EXPORT_FAILED', 'The export was not written. The project itself is whole.')
  }
  return { documentPath: document.path, transcriptPath: transcript.path }
}

const withGoal = (goal: string | null) => (goal === null ? {} : { goal })

/** Calls a tool as an interviewer does, and makes a refusal an error. */
function callTools({ ask }: DemoPorts, sessionId: string) {
  let calls = 0
  return async (name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> => {
    calls += 1
    const call = { sessionId, callId: `demo-${calls}`, name, arguments: JSON.stringify(args) }
    const result = await ask('tools.call', call)
    if (result.ok) return result
    throw new StudioError('INTERNAL', `${name} was refused: ${JSON.stringify(result)}`)
  }
}

function readProjectId(answer: Record<string, unknown>): string {
  const project = answer['project']
  if (typeof project === 'object' && project !== null && 'id' in project && typeof project.id === 'string') {
    return project.id
  }
  throw new Error(`create_project answered without a project: ${JSON.stringify(answer)}`)
}

/** What is surely worth keeping of each answer, as the guided interview keeps it. */
async function keepNotes(
  { ask }: DemoPorts,
  projectId: string,
  sessionId: string,
  items: readonly TranscriptItem[],
): Promise<number> {
  const captures = items
    .filter(({ role }) => role === 'user')
    .flatMap((item) => captureFrom(item.text ?? '').map((capture) => ({ itemId: item.itemId, capture })))
    .slice(0, MOST_NOTES)
  for (const { itemId, capture } of captures) {
    const { kind, content } = capture
    if (kind === 'todo') await ask('todos.create', { projectId, label: content, sessionId })
    else await ask('notes.create', { projectId, noteType: kind, content, sessionId, itemIds: [itemId] })
    if (kind === 'story')
      await ask('pointers.create', { projectId, sessionId, itemId, label: content.slice(0, 80) })
  }
  return captures.length
}

async function shownOf(
  { ask }: DemoPorts,
  sessionId: string,
): Promise<{ itemId: string; text: string | null }[]> {
  const { items } = await wholeTranscript(ask, sessionId)
  return items.map(({ itemId, text }) => ({ itemId, text }))
}

/** Stopping the sitting may have queued a draft already; then this request merges with it or stands behind it. */
async function draft({ ask, finished }: DemoPorts, projectId: string, sessionId: string): Promise<DraftJob> {
  const request = { projectId, sessionId, urgency: 'asap', summary: 'Draft the interview' } as const
  const { job } = await ask('draft.enqueue', request)
  const done = await finished(job.id)
  if (done.status === 'complete') return done
  throw new StudioError('INTERNAL', `The draft failed: ${done.error ?? 'no reason was kept'}`)
}
