// The one list of what the renderer may ask of main, and of what main tells the renderer.
// Requests are parsed at run time because they cross a trust boundary; answers and events are plain types.
import { z } from 'zod'
import { blueprintFieldSchema, MAX_FIELD_LENGTH } from '../blueprint/blueprint.ts'
import type { DraftJob } from '../drafting/draft-job.ts'
import type { DraftProgress } from '../drafting/drafter.ts'
import { noteTypeSchema, todoStatusSchema } from '../note/note.ts'
import type { Note, Todo, TranscriptPointer } from '../note/note.ts'
import { contentTypeSchema, projectStatusSchema } from '../project/project.ts'
import type { Project, ProjectSummary } from '../project/project.ts'
import type { Session } from '../session/session.ts'
import { priceTableSchema } from '../realtime/usage.ts'
import { engineNameSchema } from '../drafting/draft-job.ts'
import type { TranscriptItem } from '../transcript/item.ts'
import type { ToolResult } from '../tools/tool-result.ts'
import { idSchema as id, nothing, ofSession, route, type Route } from './route.ts'
import { aboutRoutes } from './about-routes.ts'
import { audioImportRoutes } from './audio-import-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { itemRoutes } from './item-routes.ts'
import { transcriptionRoutes } from './transcription-routes.ts'
import { speakerRoutes } from './speaker-routes.ts'
import { speechSettings } from './speech-settings.ts'
import type { TranscriptionJob } from '../speech/transcription-job.ts'
import { voiceGuideSchema, type VoiceGuide } from '../drafting/voice-guide.ts'
import { searchRoutes } from './search-routes.ts'
import { archiveRoutes } from './archive-routes.ts'
import { modelRoutes } from './model-routes.ts'
import type { DeletionView, EraseReport } from './erase-views.ts'
import type { ModelsView } from './model-views.ts'
import { packageRoutes } from './package-routes.ts'
import { recordingRoutes, voiceRoutes } from './voice-routes.ts'
import { spokenRoutes } from './spoken-routes.ts'
import { transcriptRoutes } from './transcript-routes.ts'
import { updateRoutes } from './update-routes.ts'
import type { UpdatesView } from './update-views.ts'
import type * as view from './views.ts'

const project = z.object({ projectId: id })
const session = ofSession
/** Titles are checked by the project rules, which have words for the author; this only bounds the message. */
const looseTitle = z.string().max(100_000)
const itemIds = z.array(id).max(200)

export const requests = {
  'app.info': route<view.AppInfo>()(nothing),
  'app.openExternal': route<{ opened: boolean }>()(z.object({ url: z.string().max(4000) })),
  'app.showDataDirectory': route<null>()(nothing),
  ...aboutRoutes,
  'recovery.state': route<view.RecoveryView>()(nothing),
  'recovery.restore': route<view.RecoveryView>()(z.object({ name: z.string().max(200) })),
  'recovery.startNew': route<view.RecoveryView>()(nothing),
  /** Reads what can be read into a new database; the damaged one is kept. Throws NOT_FOUND when nothing can. */
  'recovery.salvage': route<view.SalvageView>()(nothing),
  'backups.list': route<view.BackupView[]>()(nothing),
  'backups.create': route<view.BackupView>()(nothing),

  'settings.get': route<view.SettingsView>()(nothing),
  'settings.save': route<view.SettingsView>()(
    z.object({
      /** Absent = unchanged, null = forget the key. */
      apiKey: z.string().max(500).nullable().optional(),
      baseUrl: z.string().max(500),
      realtimeModel: z.string().max(100),
      draftingModel: z.string().max(100),
      microphone: z.string().max(500),
      theme: z.enum(['system', 'light', 'dark']),
      // Absent = unchanged.
      speaker: z.string().max(500).optional(),
      voice: z.string().max(100).optional(),
      /** BCP 47, or empty = as it is spoken. */
      language: z.string().max(35).optional(),
      /** US dollars a session; null = no ceiling. */
      ceilingUsd: z.number().positive().max(100_000).nullable().optional(),
      prices: priceTableSchema.optional(),
      draftingEngine: engineNameSchema.optional(),
      serverUrl: z.string().max(500).optional(),
      serverModel: z.string().max(100).optional(),
      /** null = forget it. */
      serverKey: z.string().max(500).nullable().optional(),
      /** Tokens of a prompt; null = chosen by the studio. */
      draftingBudget: z.number().int().min(2000).max(1_000_000).nullable().optional(),
      /** US dollars in 24 hours; null = no ceiling. */
      draftingCeilingUsd: z.number().positive().max(100_000).nullable().optional(),
      ...speechSettings,
    }),
  ),

  'templates.list': route<view.TemplateView[]>()(nothing),
  'projects.list': route<ProjectSummary[]>()(z.object({ includeArchived: z.boolean().optional() })),
  'projects.get': route<Project>()(project),
  'projects.create': route<Project>()(
    z.object({
      title: looseTitle,
      contentType: contentTypeSchema,
      goal: z.string().max(MAX_FIELD_LENGTH).optional(),
    }),
  ),
  'projects.update': route<Project>()(
    project.extend({
      title: looseTitle.optional(),
      goal: z.string().max(MAX_FIELD_LENGTH).nullable().optional(),
      targetWords: z.number().int().min(1).max(10_000_000).nullable().optional(),
      status: projectStatusSchema.optional(),
    }),
  ),
  /** Hides the project; `projects.undoDelete` brings it back until the studio quits. */
  'projects.delete': route<null>()(project),
  'projects.undoDelete': route<Project>()(project),
  /** What would go if it were deleted with everything. */
  'projects.deletion': route<DeletionView>()(project),
  /** Deletes it with everything, for good, and looks for what is left. `title` as the author typed it. */
  'erase.project': route<EraseReport>()(project.extend({ title: looseTitle, fromCopies: z.boolean() })),

  'blueprint.get': route<view.BlueprintView>()(project),
  'blueprint.set': route<view.BlueprintView>()(
    project.extend({
      field: blueprintFieldSchema,
      value: z.string().max(MAX_FIELD_LENGTH * 2),
      sourceItemId: id.optional(),
    }),
  ),
  'blueprint.commit': route<view.BlueprintView>()(project),

  'voiceGuide.get': route<VoiceGuide>()(project),
  'voiceGuide.set': route<VoiceGuide>()(project.extend({ guide: voiceGuideSchema })),

  'sessions.list': route<Session[]>()(project),
  'interview.start': route<view.InterviewView>()(z.object({ projectId: id.nullable() })),
  'interview.state': route<view.InterviewView>()(session),
  'interview.answer': route<view.InterviewView>()(
    session.extend({
      text: z.string().max(200_000),
      choiceId: id.optional(),
      /** The question this answers; sent again, an answer that was taken is not taken for the next question. */
      questionItemId: id.optional(),
    }),
  ),
  'interview.skip': route<view.InterviewView>()(session),
  'interview.back': route<view.InterviewView>()(session),
  'interview.another': route<view.InterviewView>()(session),
  'interview.pause': route<view.InterviewView>()(session),
  'interview.resume': route<view.InterviewView>()(session),
  'interview.stop': route<view.InterviewSummary>()(
    session.extend({ shown: z.array(z.object({ itemId: id, text: z.string().nullable() })).max(50_000) }),
  ),

  ...transcriptRoutes,

  'notes.list': route<Note[]>()(project),
  'notes.create': route<Note>()(
    project.extend({
      noteType: noteTypeSchema,
      content: z.string().min(1).max(20_000),
      sessionId: id.optional(),
      itemIds: itemIds.optional(),
    }),
  ),
  'notes.delete': route<null>()(z.object({ noteId: id })),
  'todos.list': route<Todo[]>()(project),
  'todos.create': route<Todo>()(
    project.extend({ label: z.string().min(1).max(2000), sessionId: id.optional() }),
  ),
  'todos.setStatus': route<Todo>()(z.object({ todoId: id, status: todoStatusSchema })),
  'pointers.list': route<TranscriptPointer[]>()(project),
  'pointers.create': route<TranscriptPointer>()(
    project.extend({ sessionId: id, itemId: id, label: z.string().max(500).optional() }),
  ),

  /** Runs a tool for a session; `arguments` is JSON text, as a model sends it. */
  'tools.call': route<ToolResult>()(
    session.extend({ callId: id, name: z.string().max(100), arguments: z.string().max(2_000_000) }),
  ),

  ...itemRoutes,
  ...transcriptionRoutes,
  ...speakerRoutes,
  ...draftRoutes,
  ...documentRoutes,
  ...searchRoutes,

  /** Opens the native file dialog; null when the author cancels it. */
  'import.choose': route<view.ImportPreview | null>()(nothing),
  'import.commit': route<{ projectId: string; sessionId: string; items: number }>()(
    z.object({
      importId: id,
      /** null = create a project with `title` and `contentType`. */
      projectId: id.nullable(),
      title: looseTitle,
      contentType: contentTypeSchema,
      authorSpeakers: z.array(z.string().max(200)).min(1).max(50),
    }),
  ),
  'import.cancel': route<null>()(z.object({ importId: id })),
  ...audioImportRoutes,

  ...packageRoutes,
  ...archiveRoutes,
  ...modelRoutes,
  ...updateRoutes,
  ...voiceRoutes,
  ...recordingRoutes,
  ...spokenRoutes,

  'export.document': route<view.ExportResult>()(
    project.extend({ sources: z.enum(['none', 'footnotes']).optional() }),
  ),
  'export.transcript': route<view.ExportResult>()(
    // `struck`: also what is left out of the book, in Markdown; JSON holds everything.
    project.extend({ format: z.enum(['md', 'json']), struck: z.boolean().optional() }),
  ),
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type RequestInput<N extends RequestName> = z.input<Requests[N]['input']>
export type ParsedInput<N extends RequestName> = z.output<Requests[N]['input']>
export type RequestOutput<N extends RequestName> =
  Requests[N] extends Route<z.ZodType, infer Out> ? Out : never

/** What main tells the renderer. Each carries ids; the renderer fetches what it shows. */
export interface Events {
  'projects.changed': { projectId: string }
  'blueprint.changed': { projectId: string }
  'session.changed': { session: Session }
  /** `gone`: ids in whose place others stand now. */
  'transcript.changed': {
    projectId: string | null
    sessionId: string
    items: TranscriptItem[]
    gone?: string[]
  }
  'transcription.changed': { job: TranscriptionJob }
  'notes.changed': { projectId: string }
  'todos.changed': { projectId: string }
  'pointers.changed': { projectId: string }
  'draft.changed': { projectId: string; job: DraftJob }
  'draft.progress': { projectId: string; jobId: string; progress: DraftProgress }
  'document.changed': {
    projectId: string
    version: number
    revision: number
    by: 'author' | 'drafter' | 'restore' | 'import'
  }
  /** Main is about to merge a draft: what was typed and not sent yet is to come now (`document.flushed`). */
  'document.flush': { projectId: string; flushId: string }
  'voiceGuide.changed': { projectId: string }
  'import.progress': { importId: string; fraction: number }
  /** Of the export or import of whole projects that goes on: the one it is at, and 0 to 1 of all. */
  'packages.progress': { title: string; fraction: number }
  /** The studio was opened with a project's file: `packages.given` tells of it. */
  'packages.given': Record<string, never>
  'audioImport.changed': { importId: string; sessionId: string }
  'settings.changed': view.SettingsView
  'models.changed': ModelsView
  'updates.changed': UpdatesView
  /** Something else is found than before: paragraphs were indexed, or the index was made anew. */
  'search.changed': { isRebuilding: boolean }
  'storage.alert': { message: string }
  /** `stopped`: too little disk space is left to go on recording; the text goes on. */
  'recordings.space': { sessionId: string; level: 'low' | 'stopped'; message: string }
  'recordings.changed': { sessionId: string }
  /** What is being said, as it is understood now; '' = it became a turn. */
  'spoken.partial': { sessionId: string; text: string }
  /** The computer goes to sleep, or woke up. */
  'power.changed': { state: 'suspend' | 'resume' }
  'menu.command': { command: string }
}
export type EventName = keyof Events
