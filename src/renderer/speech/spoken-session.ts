// The one recording, or guided interview by voice, of the window, and what the author can do in it.
import type { SpokenKind, SpokenView } from '../../shared/ipc/spoken-views.ts'
import { wholeTranscript } from '../../shared/ipc/whole-transcript.ts'
import { request, subscribe } from '../bridge/client.ts'
import { guardWords } from '../recorder/guard-words.ts'
import { microphoneProblem } from '../recorder/microphone-problem.ts'
import { openRecorder } from '../recorder/open-recorder.ts'
import type { Recorder } from '../recorder/recorder-types.ts'
import { recorderAlert } from '../realtime/recorder-alerts.ts'
import { shownItems } from '../screens/interview/shown-items.ts'
import { useSettings } from '../stores/settings-store.ts'
import { notSpoken, useSpoken, withMarker } from '../stores/spoken-store.ts'
import { showProblem } from '../stores/toasts-store.ts'
import { sessionTranscript } from '../stores/transcript-store.ts'
import { useMicrophoneLevel, withAlert, type VoiceAlert } from '../stores/voice-store.ts'
import { LiveSpoken, type SpokenPorts, type SpokenStep } from './live-spoken.ts'
import { createReadAloud } from './read-aloud.ts'
import type { Waveform } from './waveform.ts'

let live: LiveSpoken | null = null
/** Beginning, or ending: nothing else may begin meanwhile. */
let isBusy = false
let stopFollowing: () => void = () => undefined

const ports: SpokenPorts = {
  request,
  subscribe,
  state: () => useSpoken.getState(),
  show: (change) => useSpoken.setState(change),
  now: () => performance.now(),
  settings() {
    const { settings } = useSettings.getState()
    return {
      nextQuestionPauseMs: settings?.nextQuestionPauseMs ?? null,
      readAloud: settings?.readAloud ?? false,
      language: settings?.language ?? '',
    }
  },
  async shown(sessionId) {
    const { key, value } = sessionTranscript.use.getState()
    // Another sitting is in front: then what is kept is what there is to show.
    const views = key === sessionId ? value : [await wholeTranscript(request, sessionId)]
    return shownItems(views)
  },
  readAloud: createReadAloud(window.speechSynthesis),
  report: (error) => reportError(error),
  problem: showProblem,
}

async function run(kind: SpokenKind, deviceId: string, open: () => Promise<SpokenView>): Promise<void> {
  if (isBusy || live !== null) return
  isBusy = true
  useSpoken.setState({ ...notSpoken, kind, phase: 'preparing' }, true)
  let view: SpokenView | null = null
  try {
    view = await open()
    const { session, markers, hearing } = view
    const recorder = await openMicrophone(view, deviceId)
    if (recorder === null) return await giveUp(view)
    useSpoken.setState({
      session,
      markers,
      hearing,
      kind: session.kind === 'guided' ? 'guided' : 'recording',
    })
    live = new LiveSpoken(view, recorder, ports)
    stopFollowing = follow(live, session.id, deviceId)
    await live.begin()
  } catch (error) {
    showProblem('The recording did not begin', error)
    if (live === null) {
      useSpoken.setState({ phase: 'ended' })
      if (view !== null) await giveUp(view)
    }
  } finally {
    isBusy = false
  }
}

async function openMicrophone(view: SpokenView, deviceId: string): Promise<Recorder | null> {
  const access = await request('voice.microphoneAccess', {})
  try {
    return await openRecorder(
      { sessionId: view.session.id, deviceId, startMs: view.recordedMs },
      {
        alert: (kind, alert) => showAlert(kind, alert === null ? null : recorderAlert(alert)),
        microphoneChanged: (track) => live?.microphoneChanged(track),
        level(level) {
          useMicrophoneLevel.setState({ level })
          live?.level(level)
        },
      },
    )
  } catch (error) {
    useSpoken.setState({ problem: { ...microphoneProblem(error, access), action: 'retry' } })
    return null
  }
}

/** A recording of which nothing was recorded is ended; anything else waits, as it did before. */
async function giveUp({ session, recordedMs }: SpokenView): Promise<void> {
  const sessionId = session.id
  useSpoken.setState({ phase: 'ended' })
  try {
    if (session.kind === 'recording' && recordedMs === 0)
      await request('spoken.stop', { sessionId, shown: [], spoke: false })
    else await request('spoken.pause', { sessionId })
  } catch (error) {
    ports.report(error)
  }
}

/** What is said is shown, and known when it stops, whatever screen is in front. */
function follow(session: LiveSpoken, sessionId: string, deviceId: string): () => void {
  let used = deviceId
  const stops = [
    sessionTranscript.follow(sessionId),
    subscribe('session.changed', (event) => {
      if (event.session.id !== sessionId) return
      if (event.session.status !== 'ended') useSpoken.setState({ session: event.session })
      void session.refresh().catch(ports.report)
    }),
    guardWords({
      leave: () => session.leave(),
      flush: () => session.flush(),
      woke: () => Promise.resolve(),
      async settingsChanged(microphone) {
        if (microphone === used) return
        used = microphone
        await tried('The microphone was not changed', () => session.useMicrophone(microphone))
      },
      report: ports.report,
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function showAlert(id: string, alert: Omit<VoiceAlert, 'id'> | null): void {
  const { alerts } = useSpoken.getState()
  if (alert !== null || alerts.length > 0) useSpoken.setState({ alerts: withAlert(alerts, id, alert) })
}

/** Words for the author instead of a promise nobody listens to. */
async function tried(failed: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    showProblem(failed, error)
  }
}

async function labelMark(markerId: string, label: string): Promise<void> {
  const { session } = useSpoken.getState()
  if (session === null) return
  const marker = await request('spoken.labelMark', { sessionId: session.id, markerId, label })
  useSpoken.setState(({ markers }) => ({ markers: withMarker(markers, marker) }))
}

async function removeMark(markerId: string): Promise<void> {
  const { session } = useSpoken.getState()
  if (session === null) return
  await request('spoken.removeMark', { sessionId: session.id, markerId })
  useSpoken.setState(({ markers }) => ({ markers: markers.filter(({ id }) => id !== markerId) }))
}

async function stop(): Promise<void> {
  if (live === null || isBusy) return
  isBusy = true
  try {
    const summary = await live.stop()
    live = null
    stopFollowing()
    useSpoken.setState({ phase: 'ended', summary })
    useMicrophoneLevel.setState({ level: 0 })
  } finally {
    isBusy = false
  }
}

/** What goes wrong is told; none of these rejects. */
export const spoken = {
  start: (kind: SpokenKind, projectId: string | null, deviceId: string) =>
    run(kind, deviceId, () => request('spoken.start', { projectId, kind })),
  resume(sessionId: string, kind: SpokenKind, deviceId: string): Promise<void> {
    const session = live
    return session !== null && useSpoken.getState().session?.id === sessionId
      ? tried('The recording did not go on', () => session.goOn())
      : run(kind, deviceId, () => request('spoken.resume', { sessionId }))
  },
  pause: () => tried('The recording was not paused', async () => live?.pause()),
  stop: () => tried('The recording is still open', stop),
  mark: () => tried('The moment was not marked', async () => live?.mark()),
  labelMark: (id: string, label: string) => tried('The mark was not named', () => labelMark(id, label)),
  removeMark: (id: string) => tried('The mark was not removed', () => removeMark(id)),
  next: async () => live?.next(),
  take: async (step: SpokenStep) => live?.take(step),
  type: async (text: string, choiceId?: string): Promise<boolean> =>
    (await live?.type(text, choiceId)) ?? false,
  stay: () => live?.stay(),
  dismissAlert: (id: string) => showAlert(id, null),
  waveform: (): Waveform | null => live?.waveform ?? null,
  /** After the summary was read, or after one that did not begin. */
  leave(): void {
    if (live === null) useSpoken.setState(notSpoken, true)
  },
}
