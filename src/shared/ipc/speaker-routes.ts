// Who speaks in a recording, as it was told apart by a model, and as the author names it.
import { z } from 'zod'
import { ofSession, route } from './route.ts'

export interface SpeakerView {
  /** From 1 on. */
  voice: number
  name: string
  /** What it says is the author's. */
  isAuthor: boolean
  turns: number
  /** Of sound, milliseconds. */
  ms: number
  /** Its longest turn, on the recording clock, to be heard. */
  sample: { startMs: number; endMs: number }
}

export interface SpeakersView {
  /** In the order in which they first speak; empty = they were not told apart, or there is only one. */
  voices: SpeakerView[]
  /** A model that tells voices apart is installed. */
  canTell: boolean
}

const named = z.object({
  voice: z.number().int().positive(),
  name: z.string().trim().min(1).max(200),
  isAuthor: z.boolean(),
})

export const speakerRoutes = {
  'speakers.list': route<SpeakersView>()(ofSession),
  /** Names turns by their voices, but for those of which the author has said who speaks. Throws CONFLICT in a live session. */
  'speakers.name': route<SpeakersView>()(ofSession.extend({ voices: z.array(named).max(50) })),
  /** Takes every name away that a voice gave. */
  'speakers.forget': route<SpeakersView>()(ofSession),
} as const
