// Catches: text lost to a late or repeated save, positions with gaps, an order that depends on when items arrived.
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import {
  finalizeTranscript,
  findFinalizedTranscript,
} from '../../../../src/main/store/queries/project-transcripts.ts'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import {
  getTranscriptForProject,
  listItems,
  saveAndPlaceItem,
  saveTranscriptItem,
} from '../../../../src/main/store/queries/transcript.ts'
import { findDamagedItems } from '../../../../src/main/store/verify-items.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { anyPayload } from '../../../support/any-json.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
beforeEach(() => {
  temp = makeTempStore()
  // Properties run hundreds of transactions; the fault tests are those that look at the disk.
  temp.store.sqlite.pragma('synchronous = OFF')
  addSession(temp.store, 's')
})
afterEach(() => temp.cleanup())

const save = (item: Partial<TranscriptItemInput> & { itemId: string }) =>
  saveTranscriptItem(temp.store, 's', makeItem(item))
const order = () => listItems(temp.store, 's').map(({ itemId }) => itemId)

function expectSound(): void {
  const items = listItems(temp.store, 's')
  expect(items.map(({ position }) => position)).toEqual([...items.keys()])
  expect(findDamagedItems(temp.store.sqlite)).toEqual([])
}

describe('order', () => {
  test('the cases of the wire protocol', () => {
    save({ itemId: 'C', previousItemId: 'B' })
    save({ itemId: 'B', previousItemId: 'A' })
    save({ itemId: 'A', previousItemId: null })
    expect(order()).toEqual(['A', 'B', 'C'])
    expectSound()
  })

  test('a head and two items behind one: the later sits nearest', () => {
    save({ itemId: 'U1' })
    save({ itemId: 'A1', previousItemId: 'U1' })
    save({ itemId: 'S', previousItemId: null })
    save({ itemId: 'X', previousItemId: 'U1' })
    const { item, movedOthers } = saveAndPlaceItem(
      temp.store,
      's',
      makeItem({ itemId: 'B', previousItemId: 'U1' }),
    )
    expect(order()).toEqual(['S', 'U1', 'B', 'X', 'A1'])
    expect([item.position, movedOthers]).toEqual([2, true])
    expectSound()
  })

  test('items whose predecessor never came stand at the end, each before what follows it', () => {
    save({ itemId: 'C', previousItemId: 'B' })
    save({ itemId: 'B', previousItemId: 'lost' })
    expect(order()).toEqual(['B', 'C'])
    save({ itemId: 'W', previousItemId: 'late' })
    save({ itemId: 'V', previousItemId: 'also lost' })
    save({ itemId: 'late', previousItemId: 'V' })
    expect(order()).toEqual(['B', 'C', 'V', 'late', 'W'])
    expectSound()
  })

  test('an item is placed once: a later event without its predecessor does not move it', () => {
    save({ itemId: 'A' })
    save({ itemId: 'B', previousItemId: 'A' })
    save({ itemId: 'B', previousItemId: null })
    expect(order()).toEqual(['A', 'B'])
  })

  test('items that wait for each other are kept all the same', () => {
    save({ itemId: 'A', previousItemId: 'B' })
    save({ itemId: 'B', previousItemId: 'A' })
    save({ itemId: 'C', previousItemId: 'C' })
    expect(order().toSorted()).toEqual(['A', 'B', 'C'])
    expectSound()
  })

  test('any order of arrival gives the order of the talk', () => {
    const talk = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), {
      minLength: 1,
      maxLength: 15,
    })
    let run = 0
    fc.assert(
      fc.property(
        talk.chain((ids) =>
          fc.record({
            ids: fc.constant(ids),
            arrivals: fc.shuffledSubarray([...ids.keys()], { minLength: ids.length }),
          }),
        ),
        ({ ids, arrivals }) => {
          const sessionId = `order-${run++}`
          addSession(temp.store, sessionId)
          for (const at of arrivals) {
            const item = makeItem({ itemId: ids[at] ?? '', previousItemId: ids[at - 1] ?? null })
            saveTranscriptItem(temp.store, sessionId, item)
          }
          const items = listItems(temp.store, sessionId)
          expect(items.map(({ itemId }) => itemId)).toEqual(ids)
          expect(items.map(({ position }) => position)).toEqual([...ids.keys()])
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('saving again', () => {
  test('no text never takes the place of text', () => {
    save({ itemId: 'A', text: 'said' })
    for (const text of [null, '']) expect(save({ itemId: 'A', text }).text).toBe('said')
    expect(save({ itemId: 'A', text: 'corrected' }).text).toBe('corrected')
  })

  test('silence is kept as silence', () => {
    save({ itemId: 'A', text: null })
    save({ itemId: 'A', text: '' })
    expect(save({ itemId: 'A', text: null }).text).toBe('')
  })

  test('complete stays complete, and a late part does not shorten it', () => {
    save({ itemId: 'A', status: 'completed', text: 'one two three' })
    const late = save({ itemId: 'A', status: 'in_progress', text: 'one' })
    expect(late).toMatchObject({ status: 'completed', text: 'one two three' })
  })

  test('what was heard, the audio and the payload add up', () => {
    save({ itemId: 'A', payload: { speaker: 'Ada' }, audioStartMs: 10, createdAt: 5 })
    const item = save({ itemId: 'A', payload: { raw: 1 }, interrupted: true, heardMs: 1200, createdAt: 9 })
    expect(item).toMatchObject({
      payload: { speaker: 'Ada', raw: 1 },
      audioStartMs: 10,
      interrupted: true,
      heardMs: 1200,
      createdAt: 5,
    })
    expect(save({ itemId: 'A' })).toMatchObject({ interrupted: true, heardMs: 1200 })
  })

  const anyItem = fc.record({
    itemId: fc.constantFrom('a', 'b', 'c', 'd'),
    previousItemId: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'elsewhere'),
    status: fc.constantFrom(
      'in_progress' as const,
      'completed' as const,
      'incomplete' as const,
      'failed' as const,
    ),
    text: fc.option(fc.string({ unit: 'binary' })),
    interrupted: fc.boolean(),
    payload: fc.option(anyPayload),
    heardMs: fc.option(fc.nat()),
  })

  test('any saves leave gapless positions, whole checksums, and every text that was not replaced by one', () => {
    let run = 0
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), (saves) => {
        const sessionId = `any-${run++}`
        addSession(temp.store, sessionId)
        const spoken = new Set<string>()
        for (const changes of saves) {
          const saved = saveTranscriptItem(temp.store, sessionId, makeItem(changes))
          if (changes.text) spoken.add(changes.itemId)
          expect(saveTranscriptItem(temp.store, sessionId, makeItem(changes))).toEqual(saved)
        }
        const items = listItems(temp.store, sessionId)
        expect(items.map(({ position }) => position)).toEqual([...items.keys()])
        expect(new Set(items.map(({ itemId }) => itemId))).toEqual(new Set(saves.map(({ itemId }) => itemId)))
        for (const item of items) expect(Boolean(item.text)).toBe(spoken.has(item.itemId))
      }),
      { numRuns: 200 },
    )
    expect(findDamagedItems(temp.store.sqlite)).toEqual([])
  })

  test('half a character, NUL and emoji read back as they were answered', () => {
    for (const text of ['a\ud800b', 'a\0b', '👩‍👩‍👧 ok', '\u202etxet']) {
      const saved = save({ itemId: `item ${text}`, text })
      expect(listItems(temp.store, 's').find(({ itemId }) => itemId === saved.itemId)).toMatchObject({
        text: saved.text,
      })
    }
    expect(findDamagedItems(temp.store.sqlite)).toEqual([])
  })
})

test('an item of a session that is not there is refused in words', () => {
  expect(() => saveTranscriptItem(temp.store, 'nobody', makeItem({ itemId: 'a' }))).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
})

describe('the snapshot', () => {
  const project = (title: string) => createProject(makeContext(temp.store), { title, contentType: 'memoir' })

  test('is kept once, in order, and again only when the items changed', () => {
    updateSession(temp.store, 's', { projectId: project('One').id })
    save({ itemId: 'B', previousItemId: 'A' })
    save({ itemId: 'A' })
    const first = finalizeTranscript(temp.store, 's', 10)
    expect(first).toMatchObject({
      itemCount: 2,
      finalizedAt: 10,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.parse(first?.snapshot ?? '')).toEqual(listItems(temp.store, 's'))
    expect(finalizeTranscript(temp.store, 's', 20)).toEqual(first)
    save({ itemId: 'C', previousItemId: 'B' })
    expect(finalizeTranscript(temp.store, 's', 30)).toMatchObject({ itemCount: 3, finalizedAt: 30 })
    expect(temp.store.sqlite.prepare('SELECT count(*) FROM project_transcripts').pluck().get()).toBe(1)
  })

  test('waits for a project and follows it', () => {
    save({ itemId: 'A' })
    expect(finalizeTranscript(temp.store, 's', 10)).toBeNull()
    const ctx = makeContext(temp.store)
    const [one, two] = ['One', 'Two'].map((title) => createProject(ctx, { title, contentType: 'memoir' }).id)
    for (const projectId of [one ?? '', two ?? '']) {
      updateSession(temp.store, 's', { projectId })
      finalizeTranscript(temp.store, 's', 20)
    }
    expect(findFinalizedTranscript(temp.store, 's')?.projectId).toBe(two)
    expect(temp.store.sqlite.prepare('SELECT count(*) FROM project_transcripts').pluck().get()).toBe(1)
  })

  test('the transcript of a project has its sessions in the order they were begun, empty ones left out', () => {
    const { id } = project('One')
    for (const sessionId of ['z', 'empty', 'a']) addSession(temp.store, sessionId, id)
    for (const sessionId of ['a', 'z']) saveTranscriptItem(temp.store, sessionId, makeItem({ itemId: 'x' }))
    expect(getTranscriptForProject(temp.store, id).map(({ session }) => session.id)).toEqual(['z', 'a'])
  })
})
