// The recorder: microphone and interviewer to crash-safe segments on this computer, whatever becomes of a connection.
import { request } from '../bridge/client.ts'
import { collectAlerts } from './alerts.ts'
import { Microphone } from './microphone.ts'
import { RecordedTrack } from './recorded-track.ts'
import { startRecordingClock } from './recording-clock.ts'
import type { Recorder, RecorderListeners, RecorderOptions } from './recorder-types.ts'
import { watchSound } from './sound-watch.ts'

/** Throws what getUserMedia throws; `microphoneProblem` has words for it. */
export async function openRecorder(
  { sessionId, deviceId, startMs }: RecorderOptions,
  listeners: RecorderListeners,
): Promise<Recorder> {
  const alert = collectAlerts((kind, told) => listeners.alert(kind, told))
  const microphone = await Microphone.open(deviceId, {
    alert: (kind, told) => alert('microphone', kind, told),
    changed(stream) {
      author.record(stream)
      sound.listen(stream)
      listeners.microphoneChanged(microphone.track)
    },
  })
  const clock = startRecordingClock(startMs, () => performance.now())
  const author = new RecordedTrack({ sessionId, track: 'author', clock, request, alert })
  const interviewer = new RecordedTrack({ sessionId, track: 'interviewer', clock, request, alert })
  const sound = watchSound({
    level: (level) => listeners.level(level),
    silent: (isSilent) => alert('microphone', 'silent', isSilent ? { kind: 'silent' } : null),
  })
  author.record(microphone.stream)
  sound.listen(microphone.stream)

  return {
    get microphone() {
      return microphone.track
    },
    clockMs: () => clock.ms(),
    useMicrophone: (id) => microphone.use(id),
    recordInterviewer: (stream) => interviewer.record(stream),
    async pause() {
      clock.pause()
      sound.setPaused(true)
      await Promise.all([author.pause(), interviewer.pause()])
    },
    resume() {
      clock.resume()
      sound.setPaused(false)
      author.resume()
      interviewer.resume()
      return Promise.resolve()
    },
    async flush() {
      await Promise.all([author.flush(), interviewer.flush()])
    },
    async stop() {
      clock.pause()
      sound.close()
      await Promise.all([author.stop(), interviewer.stop()])
      microphone.close()
    },
  }
}
