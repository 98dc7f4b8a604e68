// A connection's beginning and end: seeds one after the other, then the talk goes on.
import type { WireSession } from './client-event.ts'
import { flushItems, keepItems } from './sequencer-items.ts'
import { dropResponses } from './sequencer-responses.ts'
import { restoreSession } from './sequencer-session.ts'
import type { Step } from './sequencer-state.ts'
import type { SeedItem } from './seed.ts'

const SEEDED_WITHIN_MS = 5000

export function connected(step: Step, session: WireSession, seeds: readonly SeedItem[]): void {
  disconnected(step)
  step.set({
    link: 'seeding',
    // A pause ends with the connection it was made in: nobody connects in order to be silent.
    paused: false,
    connection: step.state.connection + 1,
    session,
    sessionChanged: false,
    failures: 0,
    seeding: { left: seeds, current: null, last: null },
  })
  nextSeed(step)
}

export function disconnected(step: Step): void {
  dropResponses(step)
  keepItems(step)
  step.set({
    link: 'down',
    seeding: null,
    updates: [],
    speakingSince: null,
    turnEndedAt: null,
    turnDue: null,
    playing: null,
    cutInUntil: null,
  })
}

function nextSeed(step: Step): void {
  const { seeding } = step.state
  if (seeding === null) return
  const [item, ...left] = seeding.left
  if (item === undefined) return ready(step)
  const { last } = seeding
  const eventId = step.send({
    type: 'conversation.item.create',
    item,
    // One that was refused is left out of the chain: after an unknown item the next would be refused too.
    ...(last === null ? {} : { previous_item_id: last }),
  })
  step.set({ seeding: { left, last, current: { id: item.id, eventId, at: step.now } } })
}

function ready(step: Step): void {
  step.set({ link: 'up', seeding: null })
  restoreSession(step)
  flushItems(step)
  step.commands.push({ type: 'ready' })
}

export function seedAdded(step: Step, itemId: string): void {
  const { seeding } = step.state
  if (seeding?.current?.id !== itemId) return
  step.set({ seeding: { ...seeding, current: null, last: itemId } })
  nextSeed(step)
}

/** True when the event was the creation of a seed. */
export function seedRefused(step: Step, eventId: string): boolean {
  const { seeding } = step.state
  if (seeding?.current?.eventId !== eventId) return false
  step.set({ seeding: { ...seeding, current: null } })
  nextSeed(step)
  return true
}

export function expireSeed(step: Step): void {
  const { seeding } = step.state
  if (seeding?.current == null || step.now - seeding.current.at <= SEEDED_WITHIN_MS) return
  seedRefused(step, seeding.current.eventId)
}
