// What can be chosen for the interviewer: models, voices and languages the service is known to offer.
import type { Option } from '../../components/field.tsx'

/** Suggestions; another model can be typed. */
export const realtimeModels: readonly Option[] = [
  { value: 'gpt-realtime-2.1', label: 'The best listener' },
  { value: 'gpt-realtime-2.1-mini', label: 'Costs less' },
]

const voices = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar']

/** A voice of the author's own stays in the list. */
export function voiceOptions(kept: string): Option[] {
  const known = voices.includes(kept) ? voices : [...voices, kept]
  return known.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))
}

/** Each in its own name, so that whoever speaks it finds it. */
const languages: readonly Option[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
  { value: 'it', label: 'Italiano' },
  { value: 'pt', label: 'Português' },
  { value: 'nl', label: 'Nederlands' },
  { value: 'da', label: 'Dansk' },
  { value: 'nb', label: 'Norsk bokmål' },
  { value: 'sv', label: 'Svenska' },
  { value: 'fi', label: 'Suomi' },
  { value: 'pl', label: 'Polski' },
  { value: 'cs', label: 'Čeština' },
  { value: 'hu', label: 'Magyar' },
  { value: 'ro', label: 'Română' },
  { value: 'el', label: 'Ελληνικά' },
  { value: 'tr', label: 'Türkçe' },
  { value: 'uk', label: 'Українська' },
  { value: 'ru', label: 'Русский' },
  { value: 'ar', label: 'العربية' },
  { value: 'he', label: 'עברית' },
  { value: 'hi', label: 'हिन्दी' },
  { value: 'ja', label: '日本語' },
  { value: 'ko', label: '한국어' },
  { value: 'zh', label: '中文' },
]

/** A language that was set elsewhere stays in the list, by its code. */
export function languageOptions(kept: string): Option[] {
  const known = kept === '' || languages.some(({ value }) => value === kept)
  return [
    { value: '', label: 'As it is spoken' },
    ...languages,
    ...(known ? [] : [{ value: kept, label: nameOf(kept) }]),
  ]
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
