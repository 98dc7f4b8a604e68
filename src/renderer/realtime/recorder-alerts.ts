// What the recorder noticed, in words: what happened, what is safe, what to do.
import type { RecorderAlert } from '../recorder/recorder-types.ts'
import type { VoiceAlert } from '../stores/voice-store.ts'

export function recorderAlert(alert: RecorderAlert): Omit<VoiceAlert, 'id'> {
  const [title, message] = wordsFor(alert)
  const tone = alert.kind === 'disk_full' || alert.kind === 'not_written' ? 'problem' : 'warn'
  return { tone, title, message }
}

function wordsFor(alert: RecorderAlert): [title: string, message: string] {
  switch (alert.kind) {
    case 'silent':
      return [
        'Nothing comes from the microphone',
        'It has been perfectly silent for ten seconds. Is it switched off, or muted by a key or a switch? What was said before is kept.',
      ]
    case 'unplugged':
      return alert.fallback === null
        ? [
            'The microphone is gone',
            'No other one was found. Plug it in again: what was said before is kept.',
          ]
        : [
            'The microphone is gone',
            `The studio listens through “${alert.fallback}” now. Nothing before that is lost.`,
          ]
    case 'system_muted':
      return [
        'The microphone is muted by the system',
        'Nothing is heard or recorded until it is switched on again. What was said before is kept.',
      ]
    case 'not_written':
      return [
        'The recording could not be written',
        `${alert.message} It is kept in memory and tried again; the transcript goes on.`,
      ]
    case 'disk_full':
      return [
        'The disk is nearly full: the recording has stopped',
        `${alert.message} The interview goes on, and its text is kept. Make room to record again.`,
      ]
  }
}
