// The microphone check of the dialog before an interview: listens while it is open, and lets go at its end.
import { useEffect, useState } from 'react'
import type { MicrophoneAccessView } from '../../../shared/ipc/voice-views.ts'
import { request } from '../../bridge/client.ts'
import { microphoneProblem } from '../../recorder/microphone-problem.ts'
import { listen, SPEECH_LEVEL, type Listening } from './microphone-check.ts'

export interface MicrophoneCheck {
  level: number
  /** The author was heard at least once. */
  heard: boolean
  /** Long enough without a word that something may be wrong. */
  quiet: boolean
  devices: readonly MediaDeviceInfo[]
  problem: { title: string; message: string } | null
  again: () => void
}

type Heard = Pick<MicrophoneCheck, 'level' | 'heard' | 'quiet' | 'problem'>

const QUIET_AFTER_MS = 8000
const nothingYet: Heard = { level: 0, heard: false, quiet: false, problem: null }

export function useMicrophoneCheck(deviceId: string): MicrophoneCheck {
  const [attempt, setAttempt] = useState(0)
  const [known, setKnown] = useState<{ of: string; heard: Heard }>({ of: '', heard: nothingYet })
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  // What was heard belongs to one try of one microphone.
  const of = `${attempt} ${deviceId}`
  useEffect(() => {
    const change = (next: (before: Heard) => Heard): void =>
      setKnown((before) => ({ of, heard: next(before.of === of ? before.heard : nothingYet) }))
    const stop = listenWhile(deviceId, {
      level: (level) =>
        change((before) => ({ ...before, level, heard: before.heard || level >= SPEECH_LEVEL })),
      devices: setDevices,
      problem: (problem) => change(() => ({ ...nothingYet, problem })),
    })
    const timer = window.setTimeout(() => change((before) => ({ ...before, quiet: true })), QUIET_AFTER_MS)
    return () => {
      window.clearTimeout(timer)
      stop()
    }
  }, [deviceId, of])
  const heard = known.of === of ? known.heard : nothingYet
  return { ...heard, devices, again: () => setAttempt((before) => before + 1) }
}

interface Told {
  level(level: number): void
  devices(devices: readonly MediaDeviceInfo[]): void
  problem(problem: { title: string; message: string }): void
}

/** Listens until the answer is called, which lets go of the microphone even when it opens only later. */
function listenWhile(deviceId: string, told: Told): () => void {
  let over = false
  let listening: Listening | null = null
  const begin = async (): Promise<void> => {
    const access = await askForAccess()
    if (over) return
    try {
      const opened = await listen(deviceId, told.level)
      if (over) return opened.stop()
      listening = opened
      told.devices(opened.devices)
    } catch (error) {
      if (!over) told.problem(microphoneProblem(error, access))
    }
  }
  void begin()
  return () => {
    over = true
    listening?.stop()
  }
}

/** Where the system wants to be asked first; that it cannot say is no reason not to try. */
async function askForAccess(): Promise<MicrophoneAccessView | null> {
  try {
    return await request('voice.microphoneAccess', {})
  } catch {
    return null
  }
}
