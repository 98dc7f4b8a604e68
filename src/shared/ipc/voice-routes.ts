// Routes of a voice session.
import { z } from 'zod'
import { logEntrySchema } from '../realtime/log-entry.ts'
import { usageEntrySchema } from '../realtime/usage.ts'
import { transcriptItemSchema } from '../transcript/item.ts'
import { idSchema, nothing, ofSession, route } from './route.ts'
import * as view from './voice-views.ts'

const shownItems = z.array(z.object({ itemId: idSchema, text: z.string().nullable() })).max(50_000)

export const voiceRoutes = {
  /** Begins a session; others that are live are paused. The recorder and the connection come after it. */
  'voice.start': route<view.VoiceSessionView>()(z.object({ projectId: idSchema.nullable() })),
  /** Makes a paused or recovered session live again. */
  'voice.resume': route<view.VoiceSessionView>()(ofSession),
  'voice.state': route<view.VoiceSessionView>()(ofSession),
  'voice.pause': route<view.VoiceSessionView>()(ofSession),
  'voice.stop': route<view.VoiceSummary>()(ofSession.extend({ shown: shownItems })),

  /** Exchanges the offer with the service. Throws KEY_MISSING, KEY_REFUSED, QUOTA_EXCEEDED, RATE_LIMITED, OFFLINE, … */
  'voice.connect': route<view.VoiceConnection>()(
    ofSession.extend({ sdp: z.string().min(1).max(200_000), reason: z.enum(view.connectReasons) }),
  ),
  /** Hangs up, and keeps how the connection ended. Doing it again changes nothing. */
  'voice.endConnection': route<null>()(
    ofSession.extend({ n: z.number().int().positive(), end: z.enum(view.connectionEnds) }),
  ),
  'voice.plan': route<view.VoicePlan>()(ofSession),
  /** Appends to the log and saves items, in one transaction. The same again changes nothing. */
  'voice.record': route<null>()(
    ofSession.extend({
      entries: z.array(logEntrySchema).max(2000),
      items: z.array(transcriptItemSchema).max(2000),
    }),
  ),
  'voice.usage': route<view.UsageView>()(
    ofSession.extend({
      entries: z.array(usageEntrySchema).max(200),
      /** Time connected since the session began, milliseconds; never goes back. */
      connectedMs: z.number().nonnegative(),
      interruptions: z.number().int().nonnegative(),
    }),
  ),
  /** The guided interviewer's next question, put as item `itemId`; null = nothing is left to ask. */
  'voice.askOffline': route<view.OfflineQuestion | null>()(ofSession.extend({ itemId: idSchema })),
  /** What the studio found open at its start and nobody has gone on with, ended or put aside since. */
  'voice.recovered': route<view.RecoveredSession[]>()(nothing),
  'voice.putAside': route<null>()(ofSession),

  /** Asks the system for the microphone where it wants to be asked first (macOS). */
  'voice.microphoneAccess': route<view.MicrophoneAccessView>()(nothing),
  'voice.testConnection': route<view.ConnectionReport>()(
    z.object({
      /** Absent = the key that is kept for this address. */
      apiKey: z.string().max(500).optional(),
      baseUrl: z.string().max(500),
      realtimeModel: z.string().max(100),
    }),
  ),
}

const ofTrack = ofSession.extend({ track: z.enum(view.recordingTracks) })
const ofSegment = ofTrack.extend({ n: z.number().int().nonnegative() })

export const recordingRoutes = {
  /** Begins the track's next segment: a new file. `startMs` is on the session's recording clock. */
  'recordings.begin': route<{ n: number }>()(
    ofTrack.extend({ mimeType: z.string().max(100), startMs: z.number().nonnegative() }),
  ),
  /** One slice; answered when it is on the disk. `at` = bytes before it, so that a repeated one is written once. */
  'recordings.append': route<{ bytes: number }>()(
    ofSegment.extend({ at: z.number().int().nonnegative(), data: z.instanceof(Uint8Array) }),
  ),
  'recordings.finish': route<view.SegmentView>()(ofSegment.extend({ durationMs: z.number().nonnegative() })),
  'recordings.list': route<view.SegmentView[]>()(ofSession),
}
