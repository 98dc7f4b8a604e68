// Would catch: a tool that acts twice, in the wrong stage, for another project, or on arguments it should refuse.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { commitBlueprint, setBlueprintField } from '../../../../src/main/projects/fill-blueprint.ts'
import { createTodo } from '../../../../src/main/projects/keep-notes.ts'
import { getBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { listNotes } from '../../../../src/main/store/queries/notes.ts'
import { listPointers } from '../../../../src/main/store/queries/pointers.ts'
import { requireSession } from '../../../../src/main/store/queries/sessions.ts'
import { listTodos } from '../../../../src/main/store/queries/todos.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { dispatchTool } from '../../../../src/main/tools/dispatch-tool.ts'
import type { Project } from '../../../../src/shared/project/project.ts'
import type { Session } from '../../../../src/shared/session/session.ts'
import type { ToolResult } from '../../../../src/shared/tools/tool-result.ts'
import { itemSaying, makeToolRig, type ToolRig } from './tool-rig.ts'

let rig: ToolRig
let project: Project
let foreign: Project
let intake: Session
let writing: Session
let calls = 0

beforeEach(() => {
  rig = makeToolRig()
  project = createProject(rig.deps, { title: 'Mine', contentType: 'memoir' })
  foreign = activeProject('Theirs')
  intake = rig.session(project.id)
  writing = rig.session(activeProject('Written').id)
  saveTranscriptItem(rig.store, writing.id, itemSaying('item_w1', 'I was born by the sea.'))
  saveTranscriptItem(rig.store, rig.session(foreign.id).id, itemSaying('item_f1', 'Not yours.'))
})
afterEach(() => rig.cleanup())

function activeProject(title: string): Project {
  const made = createProject(rig.deps, { title, contentType: 'memoir' })
  for (const field of ['desiredOutcome', 'targetAudience', 'voiceGuardrails'] as const) {
    setBlueprintField(rig.deps, { projectId: made.id, field, value: 'plain' })
  }
  commitBlueprint(rig.deps, made.id)
  return made
}

function call(session: Session, name: string, args: unknown, callId = `call_${++calls}`): ToolResult {
  const argumentsJson = typeof args === 'string' ? args : JSON.stringify(args)
  return dispatchTool(rig.deps, { sessionId: session.id, callId, name, argumentsJson })
}
const own = () => ({ projectId: writing.projectId })

describe('selection', () => {
  it('lists, creates and assigns; the stage follows', () => {
    const session = rig.session(null)
    expect(call(session, 'list_projects', '')).toMatchObject({ ok: true, total: 3 })
    const made = call(session, 'create_project', { title: ' New\nbook ', contentType: 'article' })
    expect(made).toMatchObject({ ok: true, project: { title: 'New book' } })
    const projectId = made.ok ? (made['project'] as { id: string }).id : ''
    expect(call(session, 'assign_project_to_session', { projectId })).toMatchObject({ ok: true })
    expect(requireSession(rig.store, session.id)).toMatchObject({ projectId, stage: 'intake' })
    // Bug: told twice, the first time in the old stage, a voice session is given its tools twice.
    expect(rig.events.filter((name) => name === 'session.changed')).toHaveLength(1)
  })
})

describe('intake', () => {
  it('fills the blueprint, merges guardrails, refuses an early commit and accepts a late one', () => {
    const set = (field: string, value: unknown) =>
      call(intake, 'sync_blueprint_field', { projectId: project.id, field, value })
    set('desiredOutcome', 'A book for my sister')
    set('voiceGuardrails', { tone: 'dry' })
    set('voiceGuardrails', { content: 'no names' })
    expect(call(intake, 'commit_blueprint', { projectId: project.id })).toMatchObject({
      ok: false,
      error: { code: 'BLUEPRINT_INCOMPLETE' },
    })
    set('targetAudience', 'Her')
    expect(call(intake, 'commit_blueprint', { projectId: project.id })).toMatchObject({ ok: true })
    const guardrails = getBlueprint(rig.store, project.id).entries.find((e) => e.field === 'voiceGuardrails')
    expect(JSON.parse(guardrails?.value ?? '')).toEqual({ tone: 'dry', structure: '', content: 'no names' })
    expect(requireSession(rig.store, intake.id).stage).toBe('ghostwriting')
  })
})

describe('ghostwriting', () => {
  it('keeps notes, to-dos and pointers and queues drafts', () => {
    expect(
      call(writing, 'create_note', { ...own(), noteType: 'fact', content: 'Sea', itemIds: ['item_w1'] }).ok,
    ).toBe(true)
    expect(call(writing, 'create_note', { ...own(), noteType: 'todo', content: 'Check the year' }).ok).toBe(
      true,
    )
    expect(call(writing, 'record_transcript_pointer', { ...own(), itemId: 'item_w1' }).ok).toBe(true)
    const queued = call(writing, 'queue_draft_update', {
      ...own(),
      urgency: 'soon',
      transcriptAnchors: ['item_w1'],
    })
    expect(queued).toMatchObject({ ok: true, outcome: 'created', throttled: false })
    const [todo] = listTodos(rig.store, writing.projectId ?? '')
    expect(todo?.label).toBe('Check the year')
    expect(call(writing, 'update_todo_status', { todoId: todo?.id, status: 'in_review' }).ok).toBe(true)
    expect(call(writing, 'list_todos', own())).toMatchObject({ ok: true, total: 1 })
    expect(call(writing, 'list_notes', own())).toMatchObject({ ok: true, total: 1 })
    expect(listPointers(rig.store, writing.projectId ?? '')).toHaveLength(1)
    expect(rig.requests).toEqual([expect.objectContaining({ sessionId: writing.id, urgency: 'soon' })])
  })

  it('does a call once, however often it is sent', () => {
    const args = { ...own(), noteType: 'fact', content: 'Once' }
    const first = call(writing, 'create_note', args, 'same')
    const events = rig.events.length
    expect(call(writing, 'create_note', args, 'same')).toEqual(first)
    expect(call(writing, 'create_note', { ...args, content: 'Other' }, 'same')).toEqual(first)
    expect(listNotes(rig.store, writing.projectId ?? '')).toHaveLength(1)
    expect(rig.events).toHaveLength(events)
  })
})

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
const hostile: [string, 'writing' | 'intake', string, () => unknown, string][] = [
  ['an unknown tool', 'writing', 'delete_everything', () => ({}), 'UNKNOWN_TOOL'],
  ['a name of Object', 'writing', 'constructor', () => ({}), 'UNKNOWN_TOOL'],
  ['__proto__ as a name', 'writing', '__proto__', () => ({}), 'UNKNOWN_TOOL'],
  [
    'a tool of a later stage',
    'intake',
    'queue_draft_update',
    () => ({ projectId: project.id, urgency: 'soon' }),
    'WRONG_STAGE',
  ],
  [
    'a tool of an earlier stage',
    'writing',
    'create_project',
    () => ({ title: 'x', contentType: 'memoir' }),
    'WRONG_STAGE',
  ],
  ['arguments that are no JSON', 'writing', 'create_note', () => '{"projectId": ', 'INVALID_ARGUMENT'],
  ['arguments that are a list', 'writing', 'create_note', () => '[]', 'INVALID_ARGUMENT'],
  ['arguments that are null', 'writing', 'list_notes', () => 'null', 'INVALID_ARGUMENT'],
  ['arguments nested without end', 'writing', 'create_note', () => deep, 'INVALID_ARGUMENT'],
  [
    '65 KB of arguments',
    'writing',
    'create_note',
    () => ({ ...own(), noteType: 'fact', content: 'é'.repeat(33_000) }),
    'LIMIT_EXCEEDED',
  ],
  ['a missing argument', 'writing', 'create_note', () => ({ ...own(), content: 'x' }), 'INVALID_ARGUMENT'],
  [
    'an argument too many',
    'writing',
    'create_note',
    () => ({ ...own(), noteType: 'fact', content: 'x', sql: '1' }),
    'INVALID_ARGUMENT',
  ],
  [
    '__proto__ as an argument',
    'writing',
    'list_notes',
    () => `{"projectId":"${writing.projectId}","__proto__":{"limit":1}}`,
    'INVALID_ARGUMENT',
  ],
  [
    'a blank note',
    'writing',
    'create_note',
    () => ({ ...own(), noteType: 'fact', content: '   ' }),
    'INVALID_ARGUMENT',
  ],
  [
    'an unknown urgency',
    'writing',
    'queue_draft_update',
    () => ({ ...own(), urgency: 'now' }),
    'INVALID_ARGUMENT',
  ],
  [
    "another project's id",
    'writing',
    'create_note',
    () => ({ projectId: foreign.id, noteType: 'fact', content: 'x' }),
    'FOREIGN_ID',
  ],
  ['an id of no project', 'intake', 'commit_blueprint', () => ({ projectId: 'nobody' }), 'FOREIGN_ID'],
  [
    "another project's item",
    'writing',
    'create_note',
    () => ({ ...own(), noteType: 'fact', content: 'x', itemIds: ['item_f1'] }),
    'FOREIGN_ID',
  ],
  [
    "another project's anchor",
    'writing',
    'queue_draft_update',
    () => ({ ...own(), urgency: 'soon', transcriptAnchors: ['item_f1'] }),
    'FOREIGN_ID',
  ],
  [
    "another project's passage",
    'writing',
    'record_transcript_pointer',
    () => ({ ...own(), itemId: 'item_f1' }),
    'FOREIGN_ID',
  ],
  [
    "another project's evidence",
    'intake',
    'sync_blueprint_field',
    () => ({ projectId: project.id, field: 'timeline', value: 'x', itemId: 'item_f1' }),
    'FOREIGN_ID',
  ],
  [
    "another project's to-do",
    'writing',
    'update_todo_status',
    () => ({ todoId: foreignTodo(), status: 'resolved' }),
    'FOREIGN_ID',
  ],
]
function foreignTodo(): string {
  return createTodo(rig.deps, { projectId: foreign.id, label: 'theirs' }).id
}

describe('refusals', () => {
  it.each(hostile)('%s has no effect', (_what, where, name, args, code) => {
    const session = where === 'intake' ? intake : writing
    const given = args()
    const before = rig.rows()
    const events = rig.events.length
    expect(call(session, name, given)).toMatchObject({
      ok: false,
      error: { code, message: expect.any(String) },
    })
    expect(rig.rows()).toBe(before)
    expect(rig.events).toHaveLength(events)
  })

  it('an ended session takes no calls', () => {
    const ended = rig.session(writing.projectId, 'ended')
    expect(call(ended, 'list_notes', own())).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })

  it('a tool that fails half way leaves nothing behind, nor a record', () => {
    const broken = {
      ...rig.deps,
      enqueueDraft: () => {
        throw new TypeError('a bug')
      },
    }
    const before = rig.rows()
    const input = {
      sessionId: writing.id,
      callId: 'b',
      name: 'queue_draft_update',
      argumentsJson: JSON.stringify({ ...own(), urgency: 'soon' }),
    }
    expect(() => dispatchTool(broken, input)).toThrow('a bug')
    expect(rig.rows()).toBe(before)
    expect(dispatchTool(rig.deps, input).ok).toBe(true)
  })
})
