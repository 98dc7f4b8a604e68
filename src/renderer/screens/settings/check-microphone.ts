// Opens the chosen microphone for a moment, to say exactly what stands in its way.
import { request } from '../../bridge/client.ts'
import type { CheckLine } from './check-line.ts'

export async function checkMicrophone(deviceId: string): Promise<CheckLine> {
  const { access, help } = await request('voice.microphoneAccess', {})
  if (access === 'denied' || access === 'restricted') {
    return line(false, `This system does not let the studio listen. ${help}`)
  }
  try {
    const audio = deviceId === '' ? true : { deviceId: { exact: deviceId } }
    const stream = await navigator.mediaDevices.getUserMedia({ audio })
    const name = stream.getAudioTracks()[0]?.label ?? ''
    for (const track of stream.getTracks()) track.stop()
    return line(
      true,
      name === '' ? 'It may be used, and it answers.' : `“${name}” may be used, and it answers.`,
    )
  } catch (error) {
    return line(false, wordsFor(error, help))
  }
}

export function wordsFor(error: unknown, help: string): string {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return `The studio may not use it. ${help}`
    case 'NotFoundError':
      return 'None was found. Plug one in, then test again.'
    case 'OverconstrainedError':
      return 'The one chosen above is not connected. Plug it in, or choose another.'
    case 'NotReadableError':
    case 'AbortError':
      return 'It did not start: another program may be holding it. Close that program, or choose another microphone.'
    default:
      return `It did not start (${error instanceof Error ? error.message : String(error)}). Choose another, or plug it in again.`
  }
}

function line(ok: boolean, message: string): CheckLine {
  return { name: 'Microphone', ok, message }
}
