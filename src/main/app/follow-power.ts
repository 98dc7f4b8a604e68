// Whether the computer runs on its battery, as the system tells it.
import { powerMonitor } from 'electron'

/** Tells it at once and at each change, until what it answers is called. */
export function followPower(listen: (onBattery: boolean) => void): () => void {
  const battery = (): void => listen(true)
  const mains = (): void => listen(false)
  powerMonitor.on('on-battery', battery)
  powerMonitor.on('on-ac', mains)
  listen(powerMonitor.isOnBatteryPower())
  return () => {
    powerMonitor.off('on-battery', battery)
    powerMonitor.off('on-ac', mains)
  }
}
