// Every tool an interviewer may call: when, with what, and what it is for. The voice model reads the descriptions.
// A new tool is an entry here and a function of the same name in its concept's file under src/main/tools.
import { z } from 'zod'
import { blueprintFieldSchema, MAX_FIELD_LENGTH } from '../blueprint/blueprint.ts'
import { urgencySchema } from '../drafting/draft-job.ts'
import { noteTypes, todoStatusSchema } from '../note/note.ts'
import { contentTypeSchema } from '../project/project.ts'
import type { Stage } from '../session/session.ts'

const id = z.string().min(1).max(200)
const projectId = id.describe("The id of the session's project.")
const itemIds = z.array(id).max(200)
/** Not the blueprint's own schema: its defaults would empty the parts that are left out. */
const guardrail = z.string().max(4000).optional()
const guardrails = z.strictObject({ tone: guardrail, structure: guardrail, content: guardrail })
const limit = z.number().int().min(1).max(100).optional()

interface CatalogueEntry {
  stages: readonly Stage[]
  description: string
  parameters: z.ZodObject
}

export const toolCatalogue = {
  list_projects: {
    stages: ['selection'],
    description: "Lists the author's projects, the one worked on last first.",
    parameters: z.strictObject({ limit }),
  },
  create_project: {
    stages: ['selection'],
    description: 'Creates a project. Assign it to the session afterwards.',
    parameters: z.strictObject({
      title: z.string().min(1).max(10_000).describe('As the author says it.'),
      contentType: contentTypeSchema,
      goal: z.string().max(MAX_FIELD_LENGTH).optional(),
    }),
  },
  assign_project_to_session: {
    stages: ['selection'],
    description: 'Decides which project this session is about. The next stage begins.',
    parameters: z.strictObject({ projectId: id }),
  },
  get_project: {
    stages: ['intake', 'ghostwriting'],
    description: 'Reads the project, what is known in its blueprint, and what is missing.',
    parameters: z.strictObject({ projectId }),
  },
  sync_blueprint_field: {
    stages: ['intake'],
    description:
      'Fills one field of the blueprint with what the author said. For voiceGuardrails the value is an object with ' +
      'tone, structure and content; parts that are left out keep what they have.',
    parameters: z.strictObject({
      projectId,
      field: blueprintFieldSchema,
      value: z.union([z.string().min(1).max(MAX_FIELD_LENGTH), guardrails]),
      itemId: id.optional().describe('The transcript item the value rests on.'),
    }),
  },
  commit_blueprint: {
    stages: ['intake'],
    description: 'Ends the intake. Needs desiredOutcome, targetAudience and voiceGuardrails.',
    parameters: z.strictObject({ projectId }),
  },
  create_note: {
    stages: ['intake', 'ghostwriting'],
    description:
      'Keeps a fact, a story, a remark on style or voice, or a summary; noteType todo makes a to-do of it.',
    parameters: z.strictObject({
      projectId,
      noteType: z.enum([...noteTypes, 'todo']),
      content: z.string().min(1).max(20_000),
      itemIds: itemIds.optional().describe('The transcript items it rests on.'),
    }),
  },
  list_notes: {
    stages: ['ghostwriting'],
    description: 'Lists the notes of the project, the newest first.',
    parameters: z.strictObject({ projectId, limit }),
  },
  update_todo_status: {
    stages: ['ghostwriting'],
    description: 'Moves a to-do on when it has been talked about or settled.',
    parameters: z.strictObject({ todoId: id, status: todoStatusSchema }),
  },
  list_todos: {
    stages: ['ghostwriting'],
    description: 'Lists the to-dos of the project that are not resolved, the oldest first.',
    parameters: z.strictObject({ projectId, limit }),
  },
  record_transcript_pointer: {
    stages: ['ghostwriting'],
    description: 'Bookmarks a passage of the transcript that must be found again.',
    parameters: z.strictObject({ projectId, itemId: id, label: z.string().max(500).optional() }),
  },
  queue_draft_update: {
    stages: ['ghostwriting'],
    description:
      'Asks the drafter to bring the manuscript up to date in the background. Edits nothing itself.',
    parameters: z.strictObject({
      projectId,
      urgency: urgencySchema,
      summary: z.string().max(4000).optional().describe('What is new, or what the author wants changed.'),
      transcriptAnchors: itemIds.optional().describe('The items it is about.'),
      activeSection: z.string().max(500).optional().describe('The heading it is about.'),
    }),
  },
} as const satisfies Record<string, CatalogueEntry>

export type ToolName = keyof typeof toolCatalogue
export type ToolArguments<N extends ToolName> = z.output<(typeof toolCatalogue)[N]['parameters']>
