// Would catch: a tool that is offered where the interfaces do not list it, or whose schema a model cannot read.
import { describe, expect, it } from 'vitest'
import { toolDefinitions, toolsOfStage } from '../../../../src/shared/tools/tools-of-stage.ts'
import { planStage } from '../../../../src/shared/interview/stage-planner.ts'

describe('toolsOfStage', () => {
  it('is the table of the interfaces', () => {
    expect(toolsOfStage('selection')).toEqual([
      'list_projects',
      'create_project',
      'assign_project_to_session',
    ])
    expect(toolsOfStage('intake')).toEqual([
      'get_project',
      'sync_blueprint_field',
      'commit_blueprint',
      'create_note',
    ])
    expect(toolsOfStage('ghostwriting').toSorted()).toEqual(
      [
        'create_note',
        'update_todo_status',
        'record_transcript_pointer',
        'queue_draft_update',
        'get_project',
        'list_notes',
        'list_todos',
      ].toSorted(),
    )
  })

  it('gives every definition a closed JSON schema', () => {
    for (const stage of ['selection', 'intake', 'ghostwriting'] as const) {
      for (const { name, description, parameters } of toolDefinitions(stage)) {
        expect(parameters, name).toMatchObject({ type: 'object', additionalProperties: false })
        expect(description.length, name).toBeGreaterThan(20)
      }
    }
    const queue = toolDefinitions('ghostwriting').find(({ name }) => name === 'queue_draft_update')
    expect(queue?.parameters).toMatchObject({ required: ['projectId', 'urgency'] })
  })
})

describe('planStage', () => {
  it.each([
    ['no project', null, null, 'selection'],
    ['an open blueprint', 'intake', null, 'intake'],
    ['a committed one', 'intake', 1, 'ghostwriting'],
    ['a project made active by hand', 'active', null, 'ghostwriting'],
    ['an archived one that was never committed', 'archived', null, 'intake'],
    ['an archived one', 'archived', 1, 'ghostwriting'],
  ] as const)('%s', (_what, status, committedAt, stage) => {
    expect(planStage({ project: status === null ? null : { status }, blueprint: { committedAt } })).toBe(
      stage,
    )
  })
})
