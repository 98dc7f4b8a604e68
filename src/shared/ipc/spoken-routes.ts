// Routes of a session that is spoken without a service.
import { z } from 'zod'
import { idSchema, ofSession, route } from './route.ts'
import * as view from './spoken-views.ts'
import type { InterviewView } from './views.ts'

/** A quarter of a minute of sound at most. */
const MAX_SAMPLE_BYTES = 16_000 * 4 * 15

const clockMs = z.number().nonnegative()
const ofMarker = ofSession.extend({ markerId: idSchema })

export const spokenRoutes = {
  /** Begins a recording, or goes on with the guided sitting of the project; others that are live are paused. */
  'spoken.start': route<view.SpokenView>()(
    z.object({ projectId: idSchema.nullable(), kind: z.enum(view.spokenKinds) }),
  ),
  /** Makes a paused or recovered session live again. */
  'spoken.resume': route<view.SpokenView>()(ofSession),
  /** Of any session, also one that was taken in; in the order of the recording. */
  'spoken.markers': route<view.MarkerView[]>()(ofSession),
  'spoken.state': route<view.SpokenView>()(ofSession),
  'spoken.pause': route<view.SpokenView>()(ofSession),
  'spoken.stop': route<view.SpokenSummary>()(
    ofSession.extend({
      shown: z.array(z.object({ itemId: idSchema, text: z.string().nullable() })).max(50_000),
      /** The author was heard since the question was put. */
      spoke: z.boolean(),
    }),
  ),

  /** Little-endian 32 bit floats, 16 kHz mono, in order; `atMs` = where they begin on the recording clock. */
  'spoken.hear': route<view.Hearing>()(
    ofSession.extend({
      atMs: clockMs,
      samples: z
        .instanceof(Uint8Array)
        .refine(({ byteLength }) => byteLength % 4 === 0 && byteLength <= MAX_SAMPLE_BYTES),
    }),
  ),
  /** What was heard so far is a turn when this answers. */
  'spoken.settle': route<null>()(ofSession),

  'spoken.mark': route<view.MarkerView>()(
    ofSession.extend({ atMs: clockMs, label: z.string().max(500).optional() }),
  ),
  'spoken.labelMark': route<view.MarkerView>()(ofMarker.extend({ label: z.string().max(500) })),
  'spoken.removeMark': route<null>()(ofMarker),

  /** The open question is settled by what was said since, and the next is put. Throws what no answer can be made of. */
  'spoken.next': route<InterviewView>()(ofSession.extend({ atMs: clockMs, spoke: z.boolean() })),
  /** As in a typed interview; what was said to the question so far stays in the transcript. */
  'spoken.step': route<InterviewView>()(
    ofSession.extend({ step: z.enum(['skip', 'another', 'back']), atMs: clockMs }),
  ),
  'spoken.type': route<InterviewView>()(
    ofSession.extend({
      text: z.string().max(200_000),
      choiceId: idSchema.optional(),
      questionItemId: idSchema,
      atMs: clockMs,
    }),
  ),
  /** The question was read aloud in this span of the recording: what is heard there is not the author. */
  'spoken.readAloud': route<null>()(ofSession.extend({ itemId: idSchema, startMs: clockMs, endMs: clockMs })),
}
