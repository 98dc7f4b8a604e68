// The microphones of this computer, renewed when one is plugged in.
import { useEffect, useState } from 'react'
import type { Device } from './settings-form.ts'

export function useMicrophones(): Device[] {
  const [devices, setDevices] = useState<Device[]>([])
  useEffect(() => {
    const { mediaDevices } = navigator
    let gone = false
    const read = async (): Promise<void> => {
      const all = await mediaDevices.enumerateDevices()
      if (!gone) setDevices(all.filter((device) => device.kind === 'audioinput'))
    }
    // Without devices the list holds the system default, which is all there is to choose from.
    const readQuietly = (): void => void read().catch(reportError)
    readQuietly()
    mediaDevices.addEventListener('devicechange', readQuietly)
    return () => {
      gone = true
      mediaDevices.removeEventListener('devicechange', readQuietly)
    }
  }, [])
  return devices
}
