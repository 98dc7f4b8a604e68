// Would catch: an interviewer that forgets, repeats, skips a stage, or says something the store does not have.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answerQuestion,
  askAnother,
  goBack,
  pauseInterview,
  resumeInterview,
  skipQuestion,
  startInterview,
} from '../../../../src/main/interview/guided-interview.ts'
import { pauseInterruptedSessions } from '../../../../src/main/interview/pause-interrupted.ts'
import { stopInterview } from '../../../../src/main/interview/stop-interview.ts'
import { viewInterview } from '../../../../src/main/interview/view-interview.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { commitBlueprint } from '../../../../src/main/projects/fill-blueprint.ts'
import { getBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { listNotes } from '../../../../src/main/store/queries/notes.ts'
import { listPointers } from '../../../../src/main/store/queries/pointers.ts'
import { findFinalizedTranscript } from '../../../../src/main/store/queries/project-transcripts.ts'
import { listTodos } from '../../../../src/main/store/queries/todos.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { templateFor } from '../../../../src/shared/project/templates.ts'
import { makeTempStore, migrationsDir } from '../../../support/temp-store.ts'
import { answer, makeGuidedRig, plainAnswer, walkIntake, type GuidedRig } from './guided-rig.ts'

let rig: GuidedRig
beforeEach(() => {
  rig = makeGuidedRig()
})
afterEach(() => rig.cleanup())

function startOn(contentType: 'newsletter' | 'memoir') {
  const project = createProject(rig.deps, { title: 'The Salt Road', contentType })
  return startInterview(rig.deps, project.id)
}

describe('a whole sitting', () => {
  it('walks selection, intake and ghostwriting, and stops with a transcript that replays', () => {
    let view = startInterview(rig.deps, null)
    expect(view).toMatchObject({ stage: 'selection', question: { id: 'project-title', kind: 'selection' } })
    view = answer(rig, view, 'The Salt Road')
    expect(view.question).toMatchObject({
      id: 'project-content-type',
      text: 'And what is “The Salt Road” going to be?',
    })
    expect(view.question?.choices).toHaveLength(7)
    view = answer(rig, view, 'Newsletter', 'newsletter')
    expect(view).toMatchObject({ stage: 'intake', known: 0, total: 7, question: { field: 'desiredOutcome' } })
    view = walkIntake(rig, view)
    expect(view).toMatchObject({ stage: 'ghostwriting', known: 7, question: { kind: 'template' } })
    const projectId = view.session.projectId ?? ''
    const blueprint = getBlueprint(rig.store, projectId)
    expect(blueprint.committedAt).not.toBeNull()
    expect(blueprint.entries.every(({ sourceItemId }) => sourceItemId !== null)).toBe(true)

    const asked: string[] = []
    for (let n = 0; view.question !== null && n < 30; n++) {
      asked.push(view.question.id)
      view = answer(rig, view, plainAnswer)
    }
    const template = templateFor('newsletter').questions.map(({ id }) => id)
    expect(asked).toEqual([...template, 'anything-else'])
    expect(view).toMatchObject({ exhausted: true, question: null, canGoBack: true })
    expect(rig.requests.length).toBeGreaterThan(2)
    const anchors = rig.requests.flatMap(({ transcriptAnchors }) => transcriptAnchors ?? [])
    expect(new Set(anchors).size).toBe(anchors.length)

    const summary = stopInterview(rig.deps, view.session.id, rig.shown)
    expect(summary).toMatchObject({ projectId, replayMatches: true, draftJobId: expect.any(String) })
    expect(summary.items).toBe(rig.shown.length)
    expect(rig.requests.flatMap(({ transcriptAnchors }) => transcriptAnchors ?? [])).toHaveLength(
      asked.length,
    )
    expect(findFinalizedTranscript(rig.store, view.session.id)?.itemCount).toBe(summary.items)
    expect(stopInterview(rig.deps, view.session.id, rig.shown)).toEqual(summary)
    expect(() => answer(rig, view, 'more')).toThrow(/has ended/)
  })

  it('chains its items, in official-looking ids, question before answer', () => {
    const view = answer(rig, startOn('memoir'), 'For my sister')
    const items = listItems(rig.store, view.session.id)
    expect(items.map(({ role }) => role)).toEqual(['assistant', 'user', 'assistant'])
    expect(items.map(({ previousItemId }) => previousItemId)).toEqual([
      null,
      items[0]?.itemId,
      items[1]?.itemId,
    ])
    for (const { itemId } of items) expect(itemId).toMatch(/^item_[A-Za-z0-9]+$/)
    expect(items[1]?.payload).toMatchObject({ kind: 'blueprint', field: 'desiredOutcome' })
  })

  it('logs what the screen showed and the store does not have', () => {
    const view = startOn('memoir')
    const summary = stopInterview(rig.deps, view.session.id, [...rig.shown, { itemId: 'ghost', text: 'boo' }])
    expect(summary.replayMatches).toBe(false)
    expect(rig.reports).toEqual([
      { sessionId: view.session.id, differences: [{ kind: 'not_stored', itemId: 'ghost', shown: 'boo' }] },
    ])
  })
})

describe('selection', () => {
  it('offers the projects there are, and takes a typed title', () => {
    const project = createProject(rig.deps, { title: 'The Salt Road', contentType: 'memoir' })
    createProject(rig.deps, { title: 'Bees', contentType: 'how_to' })
    const view = startInterview(rig.deps, null)
    expect(view.question?.choices.map(({ label }) => label)).toEqual([
      'Bees',
      'The Salt Road',
      'Start something new',
    ])
    expect(() => answer(rig, view, 'Something about wasps')).toThrow(/do not find a project/)
    expect(viewInterview(rig.store, view.session.id).question?.itemId).toBe(view.question?.itemId)
    expect(answer(rig, view, 'the salt road').session.projectId).toBe(project.id)
  })

  it('refuses a title that is none, and a foreign choice, without a trace', () => {
    const view = startInterview(rig.deps, null)
    const before = listItems(rig.store, view.session.id)
    expect(() => answer(rig, view, '\u200b')).toThrow()
    expect(() => answer(rig, view, 'x'.repeat(400))).toThrow(/characters long/)
    expect(() => skipQuestion(rig.deps, view.session.id)).toThrow(/need this one/)
    expect(listItems(rig.store, view.session.id)).toEqual(before)
    const typed = answer(rig, view, 'Fine')
    expect(() => answer(rig, typed, 'Opera', 'opera')).toThrow(/Choose one/)
    expect(answer(rig, typed, 'I think a blog post').stage).toBe('intake')
  })
})

describe('skip, back, something else', () => {
  it('asks a required question once more in other words, then lets the author go on', () => {
    let view = startOn('memoir')
    const texts: string[] = []
    for (let n = 0; view.question?.kind === 'blueprint' && n < 30; n++) {
      texts.push(view.question.text)
      view = skipQuestion(rig.deps, view.session.id)
    }
    expect(new Set(texts).size).toBe(texts.length - 1)
    expect(texts).toHaveLength(9 + 3)
    // Not committed, but never stuck: the template's questions come all the same, and the drafter waits.
    expect(view).toMatchObject({ stage: 'intake', skipped: 12, question: { kind: 'template' } })
    answer(rig, view, plainAnswer)
    expect(rig.requests).toHaveLength(0)
  })

  it('goes back as far as the stage allows, and returns to where it was', () => {
    let view = startOn('memoir')
    const first = view.question
    view = answer(rig, view, 'Wrong')
    const second = view.question?.id
    view = answer(rig, view, 'Second')
    const third = view.question?.id
    view = goBack(rig.deps, view.session.id)
    expect(view.question?.id).toBe(second)
    view = goBack(rig.deps, view.session.id)
    expect(view.question).toMatchObject({ id: first?.id, text: first?.text, hint: first?.hint })
    expect(view.canGoBack).toBe(false)
    expect(() => goBack(rig.deps, view.session.id)).toThrow(/no question to go back to/)
    view = answer(rig, view, 'Right')
    expect(view.question?.id).toBe(third)
    const outcome = getBlueprint(rig.store, view.session.projectId ?? '').entries.find(
      (e) => e.field === 'desiredOutcome',
    )
    expect(outcome?.value).toBe('Right')
    expect(listItems(rig.store, view.session.id).map(({ text }) => text)).toContain('Wrong')
  })

  it('does not reopen the blueprint once it is committed', () => {
    const view = walkIntake(rig, startOn('memoir'))
    expect(view.canGoBack).toBe(false)
    expect(() => goBack(rig.deps, view.session.id)).toThrow(/no question to go back to/)
  })

  it('asks something else, and comes back to it in the end', () => {
    let view = walkIntake(rig, startOn('newsletter'))
    const put = view.question?.id
    view = askAnother(rig.deps, view.session.id)
    expect(view.question?.id).not.toBe(put)
    const asked: (string | undefined)[] = []
    for (let n = 0; view.question !== null && n < 30; n++) {
      asked.push(view.question.id)
      view = answer(rig, view, plainAnswer)
    }
    expect(asked.filter((id) => id === put)).toHaveLength(1)
    expect(asked.at(-2)).toBe(put)
  })

  it('takes the word "skip" for an answer: only the button skips', () => {
    const view = answer(rig, startOn('memoir'), 'skip')
    expect(view).toMatchObject({ answered: 1, skipped: 0, known: 1 })
  })
})

describe('answers', () => {
  it('refuses a blank one kindly, and keeps the question', () => {
    const view = startOn('memoir')
    expect(() => answer(rig, view, ' \n ')).toThrow(/nothing in this answer yet/)
    expect(viewInterview(rig.store, view.session.id)).toEqual(view)
  })

  it('takes an answer that is sent twice once, and not as the answer to the next question', () => {
    const view = walkIntake(rig, startOn('newsletter'))
    const sent = { text: plainAnswer, questionItemId: view.question?.itemId }
    const once = answerQuestion(rig.deps, view.session.id, sent)
    expect(answerQuestion(rig.deps, view.session.id, sent)).toEqual(once)
    expect(listItems(rig.store, view.session.id).filter(({ text }) => text === plainAnswer)).toHaveLength(1)
  })

  it('takes 200,000 characters, in the intake too', () => {
    const long = 'word and another, '.repeat(11_111)
    let view = answer(rig, startOn('memoir'), long)
    expect(listItems(rig.store, view.session.id)[1]?.text).toBe(long.trim())
    expect(
      getBlueprint(rig.store, view.session.projectId ?? '').entries[0]?.value.length,
    ).toBeLessThanOrEqual(8000)
    view = walkIntake(rig, view)
    view = answer(rig, view, long)
    expect(listItems(rig.store, view.session.id).at(-2)?.text).toBe(long.trim())
  })

  it('follows up on a short one, once, and takes down what is sure', () => {
    let view = walkIntake(rig, startOn('memoir'))
    const projectId = view.session.projectId ?? ''
    const first = view.question?.id
    view = answer(rig, view, 'The kitchen.')
    expect(view.question).toMatchObject({ id: `${first}-follow-up`, kind: 'follow_up' })
    view = answer(rig, view, 'We moved to Bergen in 1962. I need to check the name of the street.')
    expect(view.question?.kind).toBe('template')
    expect(listNotes(rig.store, projectId).map(({ content }) => content)).toEqual([
      'We moved to Bergen in 1962.',
    ])
    expect(listTodos(rig.store, projectId).map(({ label }) => label)).toEqual([
      'Check: I need to check the name of the street.',
    ])
    const tale =
      'My uncle came and said that he had looked for us and asked everybody, and then he left again. '
    answer(rig, view, tale.repeat(8))
    expect(listNotes(rig.store, projectId).at(-1)).toMatchObject({ noteType: 'story' })
    expect(listPointers(rig.store, projectId)).toHaveLength(1)
  })

  it('leaves nothing behind when the queue fails half way', () => {
    let view = walkIntake(rig, startOn('newsletter'))
    const broken = {
      ...rig,
      deps: {
        ...rig.deps,
        enqueueDraft: () => {
          throw new TypeError('a bug')
        },
      },
    }
    const before = rig.rows() + JSON.stringify(listItems(rig.store, view.session.id))
    // The first section has one question, so its answer asks for a draft.
    expect(() => answer(broken, view, plainAnswer)).toThrow('a bug')
    expect(rig.rows() + JSON.stringify(listItems(rig.store, view.session.id))).toBe(before)
    view = answer(rig, view, plainAnswer)
    expect(rig.requests).toEqual([expect.objectContaining({ urgency: 'soon', activeSection: 'Dear Reader' })])
  })

  it('counts an answer to a blueprint question that was committed by hand meanwhile', () => {
    const opened = startOn('memoir')
    let view = opened
    while (view.known < 3 || view.question?.field === 'voiceGuardrails') view = answer(rig, view, 'something')
    const { field } = view.question ?? {}
    commitBlueprint(rig.deps, view.session.projectId ?? '')
    view = answer(rig, view, 'and this')
    expect(view.stage).toBe('ghostwriting')
    expect(
      getBlueprint(rig.store, view.session.projectId ?? '').entries.find((e) => e.field === field)?.value,
    ).toBe('and this')
  })
})

describe('pause, crash, days later', () => {
  it('resumes with the same question after a pause', () => {
    const view = answer(rig, startOn('memoir'), 'One')
    const paused = pauseInterview(rig.deps, view.session.id)
    expect(paused.session.status).toBe('paused')
    expect(resumeInterview(rig.deps, view.session.id)).toEqual(view)
    pauseInterview(rig.deps, view.session.id)
    expect(startInterview(rig.deps, view.session.projectId)).toEqual(view)
  })

  it('resumes after the store was closed in the middle of a sitting', () => {
    const temp = makeTempStore()
    const before = makeGuidedRig(temp.store)
    const project = createProject(before.deps, { title: 'T', contentType: 'memoir' })
    const view = answer(before, walkIntake(before, startInterview(before.deps, project.id)), 'Short.')
    temp.store.close()

    const store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
    const after = makeGuidedRig(store)
    expect(pauseInterruptedSessions(after.deps)).toBe(1)
    expect(viewInterview(store, view.session.id)).toEqual({
      ...view,
      session: { ...view.session, status: 'paused' },
    })
    expect(resumeInterview(after.deps, view.session.id)).toEqual(view)
    expect(answer(after, view, plainAnswer).answered).toBe(view.answered + 1)
    store.close()
    temp.cleanup()
  })

  it('goes on in a new sitting with what was not asked', () => {
    let view = walkIntake(rig, startOn('newsletter'))
    view = answer(rig, view, plainAnswer)
    const next = view.question?.id
    stopInterview(rig.deps, view.session.id, rig.shown)
    const later = startInterview(rig.deps, view.session.projectId)
    expect(later.session.id).not.toBe(view.session.id)
    expect(later).toMatchObject({ stage: 'ghostwriting', answered: 0, question: { id: next } })
  })

  it('keeps one guided sitting live at a time', () => {
    const one = startOn('memoir')
    startOn('newsletter')
    expect(viewInterview(rig.store, one.session.id).session.status).toBe('paused')
  })
})
