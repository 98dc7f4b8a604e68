// A connection's beginning and end: first the seeds, in their order, then the talk goes on.
import type { WireSession } from './client-event.ts'
import { flushItems, keepItems } from './sequencer-items.ts'
import { dropResponses } from './sequencer-responses.ts'
import { restoreSession } from './sequencer-session.ts'
import type { Seeding, Step } from './sequencer-state.ts'
import { turnsIn } from './sequencer-wire.ts'
import type { SeedItem } from './seed.ts'

const SEEDED_WITHIN_MS = 5000
const MOST_ON_THEIR_WAY = 16

export function connected(step: Step, session: WireSession, seeds: readonly SeedItem[]): void {
  disconnected(step)
  step.set({
    link: 'seeding',
    // A pause ends with the connection it was made in: nobody connects in order to be silent.
    paused: false,
    connection: step.state.connection + 1,
    session,
    turns: turnsIn(session) ?? 'answering',
    sessionChanged: false,
    failures: 0,
    seeding: { left: seeds, sent: [], last: null, refused: [] },
  })
  sendSeeds(step)
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

/**
 * Each is put after the one before it, for the author may be speaking meanwhile. They are not waited for one by one: a
 * long talk would begin seconds later.
 */
function sendSeeds(step: Step): void {
  for (let { seeding } = step.state; seeding !== null; seeding = step.state.seeding) {
    const [item, ...left] = seeding.left
    if (item === undefined && seeding.sent.length === 0) return ready(step)
    const most = seeding.refused.length === 0 ? MOST_ON_THEIR_WAY : 1
    if (item === undefined || seeding.sent.length >= most) return
    const previous = seeding.sent.at(-1)?.item.id ?? seeding.last
    const eventId = step.send({
      type: 'conversation.item.create',
      item,
      ...(previous === null ? {} : { previous_item_id: previous }),
    })
    step.set({ seeding: { ...seeding, left, sent: [...seeding.sent, { item, eventId, at: step.now }] } })
  }
}

function ready(step: Step): void {
  step.set({ link: 'up', seeding: null })
  restoreSession(step)
  flushItems(step)
  step.commands.push({ type: 'ready' })
}

export function seedAdded(step: Step, itemId: string): void {
  const { seeding } = step.state
  if (!seeding?.sent.some(({ item }) => item.id === itemId)) return
  const sent = seeding.sent.filter(({ item }) => item.id !== itemId)
  step.set({ seeding: { ...seeding, sent, last: itemId } })
  sendSeeds(step)
}

/** True when the event was the creation of a seed. One may be refused only because the one before it was. */
export function seedRefused(step: Step, eventId: string): boolean {
  const { seeding } = step.state
  const refused = seeding?.sent.find((one) => one.eventId === eventId)
  if (!seeding || refused === undefined) return false
  const { item } = refused
  const again = seeding.refused.includes(item.id) ? [] : [item]
  step.set({
    seeding: {
      ...seeding,
      sent: seeding.sent.filter((one) => one !== refused),
      // Those refused before it in the same go stand before it.
      left: [
        ...seeding.left.filter(({ id }) => seeding.refused.includes(id)),
        ...again,
        ...unrefused(seeding),
      ],
      refused: [...seeding.refused, item.id],
    },
  })
  sendSeeds(step)
  return true
}

function unrefused({ left, refused }: Seeding): SeedItem[] {
  return left.filter(({ id }) => !refused.includes(id))
}

export function expireSeeds(step: Step): void {
  const { seeding } = step.state
  if (seeding === null) return
  const sent = seeding.sent.filter(({ at }) => step.now - at <= SEEDED_WITHIN_MS)
  if (sent.length === seeding.sent.length) return
  step.set({ seeding: { ...seeding, sent } })
  sendSeeds(step)
}
