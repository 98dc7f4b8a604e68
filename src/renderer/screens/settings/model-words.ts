// A model in words: its facts, how far it is, and what can be done.
import type { ModelView } from '../../../shared/ipc/model-views.ts'
import { sizeLabel } from './settings-form.ts'

type ActRoute = `models.${'download' | 'pause' | 'cancel' | 'delete' | 'measure'}`

export interface ModelAct {
  label: string
  route: ActRoute
  failed: string
}

const acts = {
  fetch: { label: 'Download', route: 'models.download', failed: 'The download did not begin' },
  goOn: { label: 'Go on', route: 'models.download', failed: 'The download did not go on' },
  pause: { label: 'Pause', route: 'models.pause', failed: 'The download was not paused' },
  cancel: { label: 'Cancel', route: 'models.cancel', failed: 'The download was not cancelled' },
  measure: { label: 'Measure speed', route: 'models.measure', failed: 'The model was not measured' },
  remove: { label: 'Delete', route: 'models.delete', failed: 'The model was not deleted' },
} as const satisfies Record<string, ModelAct>

export function actsOf({ state, role }: Pick<ModelView, 'state' | 'role'>): ModelAct[] {
  switch (state) {
    case 'none':
      return [acts.fetch]
    case 'downloading':
      return [acts.pause, acts.cancel]
    case 'paused':
      return [acts.goOn, acts.cancel]
    case 'unpacking':
      return [acts.cancel]
    case 'installed':
      return role === 'voices' ? [acts.remove] : [acts.measure, acts.remove]
  }
}

export function factsOf(model: ModelView): string {
  const { languages, licence, host, downloadBytes, bytes, state, speed, measuring } = model
  const language = languageWords(languages)
  const size =
    state === 'installed'
      ? `${sizeLabel(bytes)} on the disk`
      : `${sizeLabel(downloadBytes)} from ${host}, ${sizeLabel(bytes)} on the disk`
  return [language, size, licence, speedWords(speed, measuring)].filter((fact) => fact !== null).join(' · ')
}

function speedWords(speed: number | null, measuring: boolean): string | null {
  if (measuring) return 'measuring its speed…'
  if (speed === null) return null
  return speed < 1
    ? 'slower than speech on this computer'
    : `${speed < 10 ? speed.toFixed(1) : Math.round(speed)} times as fast as speech here`
}

export function progressWords({ state, doneBytes, downloadBytes, rate }: ModelView): string {
  const done = `${sizeLabel(doneBytes)} of ${sizeLabel(downloadBytes)}`
  if (state === 'unpacking') return 'Unpacking…'
  if (state === 'paused') return `${done} · paused`
  if (rate === null || rate < 1) return done
  return `${done} · ${timeWords((downloadBytes - doneBytes) / rate)}`
}

function timeWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute left'
  const minutes = Math.round(seconds / 60)
  return minutes === 1 ? 'about a minute left' : `about ${minutes} minutes left`
}

function languageWords({ length }: readonly string[]): string {
  if (length === 0) return 'any language'
  return length === 1 ? 'English' : `${length} languages`
}
