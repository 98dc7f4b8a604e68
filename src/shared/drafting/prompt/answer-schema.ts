// The shape of a model's answer: as JSON schema for the service, in its strict form, and as zod for reading.
import { z } from 'zod'
import { sectionStatuses } from '../../document/section.ts'

const ops = ['insert', 'replace', 'append', 'retitle', 'move'] as const

/** A JSON schema of one object whose members are all required, as strict output demands. */
function strictObject(properties: Record<string, unknown>, description?: string): Record<string, unknown> {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

const text = (description: string) => ({ type: 'string', description })
const textOrNull = (description: string) => ({ type: ['string', 'null'], description })
const listOf = (items: unknown, description: string) => ({ type: 'array', items, description })

const paragraph = strictObject({
  markdown: text('One paragraph of Markdown, no heading.'),
  sources: listOf({ type: 'string' }, 'Names of the transcript items it rests on, such as i12.'),
})

/** The order is the order of writing: what an edit is about comes before its words. */
const edit = strictObject({
  op: { type: 'string', enum: ops },
  sectionId: textOrNull('Name of the section, such as s3; null for insert.'),
  after: textOrNull('insert, move: name of the section before it, "start" or "end"; else null.'),
  heading: textOrNull('insert, retitle: the heading; else null.'),
  paragraphs: listOf(paragraph, 'The text; empty for retitle and move.'),
  status: { type: 'string', enum: sectionStatuses },
})

export const answerSchema: Record<string, unknown> = strictObject({
  summary: text('One or two sentences for the author: what was changed.'),
  edits: listOf(edit, 'In the order in which they are to be made.'),
  todos: listOf(
    strictObject({ label: text('What to ask the author.'), reason: text('Why.') }),
    'Open questions that the manuscript needs answered.',
  ),
  resolvedTodoIds: listOf({ type: 'string' }, 'Names of to-dos that are settled now, such as t2.'),
})

/** What may be missing without harm is filled in: servers without strict output leave out what is empty. */
export const modelAnswerSchema = z.object({
  summary: z.string().default(''),
  edits: z.array(
    z.object({
      op: z.enum(ops),
      sectionId: z.string().nullish(),
      after: z.string().nullish(),
      heading: z.string().nullish(),
      paragraphs: z
        .array(z.object({ markdown: z.string(), sources: z.array(z.string()).default([]) }))
        .default([]),
      status: z.enum(sectionStatuses).default('drafting'),
    }),
  ),
  todos: z.array(z.object({ label: z.string(), reason: z.string().default('') })).default([]),
  resolvedTodoIds: z.array(z.string()).default([]),
})
export type ModelAnswer = z.infer<typeof modelAnswerSchema>
