// Exported projects in words.
import type { ImportedPackageView, PackageView } from '../../../shared/ipc/package-views.ts'
import { countLabel } from '../library/library-view.ts'
import { sizeLabel } from '../settings/settings-form.ts'
import { elapsedWords } from '../workspace/time-words.ts'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** What is in it: `3 sessions · 1,204 words · 42 min of sound · 18 MB`. */
export function holdsWords({ counts, bytes }: Pick<PackageView, 'counts' | 'bytes'>): string {
  return [
    countLabel(counts.words, 'word'),
    countLabel(counts.sessions, 'session'),
    counts.audioMs > 0 ? `${elapsedWords(counts.audioMs)} of sound` : null,
    sizeLabel(bytes),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

export function exportedWords({ exportedAt, name }: PackageView): string {
  const time = Date.parse(exportedAt)
  return Number.isNaN(time) ? name : `Exported ${when.format(time)} · ${name}`
}

/** What the author should know of one that came in; null = all is well. */
export function importedNote({ error, missingAudio, damagedAudio }: ImportedPackageView): string | null {
  if (error !== null) return error
  const notes = [
    missingAudio > 0 ? `${countLabel(missingAudio, 'part')} of its recordings were not in the export` : null,
    damagedAudio > 0
      ? `${countLabel(damagedAudio, 'part')} of its recordings had been damaged before the export`
      : null,
  ].filter((note) => note !== null)
  return notes.length === 0 ? null : `It is here, but ${notes.join(', and ')}.`
}

export const planLabels = { in: 'Import', copy: 'Import as a copy', leave: 'Leave' } as const
export type Plan = keyof typeof planLabels

/** A project that is in the library stays as it is unless the author wants both. */
export function plansFor({ isHere }: Pick<PackageView, 'isHere'>): Plan[] {
  return isHere ? ['leave', 'copy'] : ['in', 'leave']
}
