// What drafts, as it is being edited: only the fields of the engine that is chosen are shown, checked and sent.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { SettingsInput } from '../../stores/settings-store.ts'
import { ceilingErrors, ceilingOf, plain, type AmountErrors } from './price-rows.ts'

export interface DraftingForm extends Pick<
  SettingsView,
  'draftingEngine' | 'draftingModel' | 'serverUrl' | 'serverModel'
> {
  /** What was typed; empty = leave the key as it is. */
  serverKey: string
  /** Tokens, as typed; empty = chosen by the studio. */
  draftingBudget: string
  /** US dollars, as typed; empty = no ceiling. */
  draftingCeiling: string
}

const LEAST_TOKENS = 2000
const MOST_TOKENS = 1_000_000

export function draftingForm(stored: SettingsView): DraftingForm {
  const { draftingEngine, draftingModel, serverUrl, serverModel } = stored
  const typed = (amount: number | null): string => (amount === null ? '' : plain(amount))
  return {
    draftingEngine,
    draftingModel,
    serverUrl,
    serverModel,
    serverKey: '',
    draftingBudget: typed(stored.draftingBudget),
    draftingCeiling: typed(stored.draftingCeilingUsd),
  }
}

/** Of a form without local errors. What is not shown stays as it is kept. */
export function draftingInput(
  form: DraftingForm,
): Pick<SettingsInput, 'draftingModel'> & Partial<SettingsInput> {
  const { draftingEngine, draftingModel, serverUrl, serverModel } = form
  const chosen = { draftingEngine, draftingModel }
  if (draftingEngine === 'embedded') return chosen
  const draftingBudget = form.draftingBudget.trim() === '' ? null : tokensOf(form.draftingBudget)
  const limited = { ...chosen, draftingBudget, draftingCeilingUsd: ceilingOf(form.draftingCeiling) }
  if (draftingEngine === 'hosted') return limited
  const key = form.serverKey.trim()
  return { ...limited, serverUrl, serverModel, ...(key === '' ? {} : { serverKey: key }) }
}

export function draftingErrors(form: DraftingForm): AmountErrors {
  if (form.draftingEngine === 'embedded') return {}
  return {
    ...budgetErrors(form.draftingBudget),
    ...ceilingErrors('draftingCeiling', form.draftingCeiling, 'every draft by a model'),
  }
}

/** Main forgets the key of the author's own server when its address changes and no new key comes along. */
export function willForgetServerKey(form: DraftingForm, stored: SettingsView): boolean {
  return stored.hasServerKey && form.serverKey.trim() === '' && form.serverUrl.trim() !== stored.serverUrl
}

/** What a draft would be billed for; null = nothing. */
export function paidModel(form: DraftingForm): string | null {
  switch (form.draftingEngine) {
    case 'hosted':
      return form.draftingModel
    case 'server':
      return isOnThisComputer(form.serverUrl) ? null : form.serverModel
    case 'embedded':
      return null
  }
}

export function isOnThisComputer(address: string): boolean {
  return /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])([:/]|$)/i.test(address.trim())
}

/** The host of an address as typed, or what stands for it while it is none. */
export function hostOf(address: string, otherwise: string): string {
  const trimmed = address.trim()
  return URL.canParse(trimmed) ? new URL(trimmed).host || otherwise : otherwise
}

function budgetErrors(text: string): AmountErrors {
  if (text.trim() === '') return {}
  const tokens = tokensOf(text)
  if (tokens !== null && tokens >= LEAST_TOKENS && tokens <= MOST_TOKENS) return {}
  const draftingBudget =
    tokens === null
      ? `“${text.trim()}” is not a number of tokens. Write it like 16000, or leave it empty.`
      : 'A prompt holds from 2,000 to 1,000,000 tokens. Leave the field empty and the studio chooses.'
  return { draftingBudget }
}

/** `16000`, `16,000`, `16 000`; null = no number. */
function tokensOf(text: string): number | null {
  const bare = text.trim()
  return /^\d+$/.test(bare) || /^\d{1,3}([ ,.’\u00a0\u202f]\d{3})+$/.test(bare)
    ? Number(bare.replace(/\D/g, ''))
    : null
}
