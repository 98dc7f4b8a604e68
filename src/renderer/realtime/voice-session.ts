// The one voice session of the window, and what the author can do in it.
import type { VoiceSessionView } from '../../shared/ipc/voice-views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { guardWords } from '../recorder/guard-words.ts'
import { microphoneProblem } from '../recorder/microphone-problem.ts'
import { openRecorder } from '../recorder/open-recorder.ts'
import type { Recorder } from '../recorder/recorder-types.ts'
import { useSettings } from '../stores/settings-store.ts'
import { showProblem } from '../stores/toasts-store.ts'
import { noVoice, useMicrophoneLevel, useVoice, withAlert, type VoiceAlert } from '../stores/voice-store.ts'
import { LiveSession } from './live-session.ts'
import { recorderAlert } from './recorder-alerts.ts'
import { createRemoteAudio } from './remote-audio.ts'
import type { SessionPorts } from './session-ports.ts'
import type { VoiceActions } from './voice-actions.ts'
import { createWebRtcTransport } from './webrtc-transport.ts'

let live: LiveSession | null = null
/** Beginning, or ending: nothing else may begin meanwhile. */
let isBusy = false
let stopGuarding: () => void = () => undefined

const ports: SessionPorts = {
  request,
  subscribe,
  newTransport: createWebRtcTransport,
  remoteAudio: createRemoteAudio(
    () => useSettings.getState().settings?.speaker ?? '',
    (message) =>
      showAlert('loudspeaker', { tone: 'warn', title: 'The interviewer cannot be heard', message }),
  ),
  now: () => performance.now(),
  wallNow: () => Date.now(),
  newId: () => crypto.randomUUID(),
  random: () => Math.random(),
  show: (change) => useVoice.setState(change),
  alert: showAlert,
  report: (error) => reportError(error),
}

async function openMicrophone(view: VoiceSessionView, deviceId: string): Promise<Recorder | null> {
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
    useVoice.setState({ problem: { ...microphoneProblem(error, access), action: 'retry' } })
    return null
  }
}

/** Recorder first, then the connection: the first words are kept whatever the network does. */
async function run(
  reason: 'start' | 'resume',
  deviceId: string,
  open: () => Promise<VoiceSessionView>,
): Promise<void> {
  if (isBusy || live !== null) return
  isBusy = true
  useVoice.setState({ ...noVoice, phase: 'preparing' }, true)
  let view: VoiceSessionView | null = null
  try {
    view = await open()
    usedMicrophone = deviceId
    const recorder = await openMicrophone(view, deviceId)
    if (recorder === null) {
      await giveUp(view)
      return
    }
    live = new LiveSession(view, recorder, ports)
    useVoice.setState({ session: view.session, usage: view.usage, interruptions: view.interruptions })
    stopGuarding = guard(live)
    live.begin(reason)
  } catch (error) {
    useVoice.setState({ phase: 'ended' })
    showProblem('The interview did not begin', error)
    if (view !== null) await giveUp(view)
  } finally {
    isBusy = false
  }
}

/** A session without a word is ended; one that had words waits, as it did before. */
async function giveUp({ session, items }: VoiceSessionView): Promise<void> {
  const sessionId = session.id
  useVoice.setState({ phase: 'ended' })
  try {
    if (items.length === 0) await request('voice.stop', { sessionId, shown: [] })
    else await request('voice.pause', { sessionId })
  } catch (error) {
    ports.report(error)
  }
}

function showAlert(id: string, alert: Omit<VoiceAlert, 'id'> | null): void {
  const { alerts } = useVoice.getState()
  if (alert !== null || alerts.length > 0) useVoice.setState({ alerts: withAlert(alerts, id, alert) })
}

function guard(session: LiveSession): () => void {
  return guardWords({
    leave: () => session.leave(),
    flush: () => session.flush(),
    woke: () => session.retry(),
    settingsChanged: (microphone) => followSettings(session, microphone),
    report: ports.report,
  })
}

let usedMicrophone = ''
async function followSettings(session: LiveSession, microphone: string): Promise<void> {
  if (microphone !== usedMicrophone) {
    usedMicrophone = microphone
    await tried('The microphone was not changed', () => session.useMicrophone(microphone))
  }
  await session.retry().catch(ports.report)
}

/** Words for the author instead of a promise nobody listens to. */
async function tried(failed: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    showProblem(failed, error)
  }
}

export const voice: VoiceActions = {
  start: ({ projectId, deviceId }) => run('start', deviceId, () => request('voice.start', { projectId })),
  async resume({ sessionId, deviceId }) {
    if (live !== null && useVoice.getState().session?.id === sessionId) {
      const session = live
      return tried('The interview did not go on', () => session.goOn())
    }
    return run('resume', deviceId, () => request('voice.resume', { sessionId }))
  },
  setMuted: (muted) => live?.setMuted(muted),
  setHeld: (held) => live?.setHeld(held),
  pause: () => tried('The interview was not paused', async () => live?.pause()),
  say: (text) => live?.say(text),
  askOther: async () => live?.askOther(),
  retry: () => void live?.retry().catch(ports.report),
  dismissAlert: (id) => showAlert(id, null),
  stop: () =>
    tried('The interview is still open', async () => {
      if (live === null || isBusy) return
      isBusy = true
      try {
        const summary = await live.stop()
        live = null
        stopGuarding()
        useVoice.setState({ phase: 'ended', summary })
        useMicrophoneLevel.setState({ level: 0 })
      } finally {
        isBusy = false
      }
    }),
  leave: () => {
    if (live === null) useVoice.setState(noVoice, true)
  },
}
