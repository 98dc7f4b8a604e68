// The microphones and speakers of this computer, renewed when one is plugged in.
import { useCallback, useEffect, useState } from 'react'
import type { Device } from './settings-form.ts'

export interface SoundDevices {
  microphones: Device[]
  speakers: Device[]
  /** The system keeps the devices, or their names, to itself until the microphone has been allowed. */
  namesHidden: boolean
  refresh(): void
}

type Found = Omit<SoundDevices, 'refresh'>

const none: Found = { microphones: [], speakers: [], namesHidden: false }

export function useSoundDevices(): SoundDevices {
  const [found, setFound] = useState<Found>(none)
  const refresh = useCallback(() => {
    // Without devices the lists hold the system default, which is all there is to choose from.
    void findDevices().then(setFound, reportError)
  }, [])
  useEffect(() => {
    const { mediaDevices } = navigator
    refresh()
    mediaDevices.addEventListener('devicechange', refresh)
    return () => mediaDevices.removeEventListener('devicechange', refresh)
  }, [refresh])
  return { ...found, refresh }
}

async function findDevices(): Promise<Found> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const microphones = all.filter(({ kind }) => kind === 'audioinput')
  const speakers = all.filter(({ kind }) => kind === 'audiooutput')
  return {
    microphones,
    speakers,
    namesHidden: [...microphones, ...speakers].some(({ label }) => label === ''),
  }
}
