// What goes with a project, and what was found of it afterwards, in words.
import type { DeletionView, EraseReport } from '../../../shared/ipc/erase-views.ts'
import { countLabel } from '../library/library-view.ts'
import { sizeLabel } from '../settings/settings-form.ts'
import { elapsedWords } from '../workspace/time-words.ts'

export function goingLines({ counts, notes, drafts, audioBytes }: DeletionView): string[] {
  return [
    `The manuscript, ${countLabel(counts.words, 'word')}, and ${countLabel(counts.revisions, 'revision')} of it`,
    `${countLabel(counts.sessions, 'session')} with ${countLabel(counts.turns, 'turn')}`,
    audioBytes > 0 ? `${elapsedWords(counts.audioMs)} of recordings, ${sizeLabel(audioBytes)}` : null,
    `${countLabel(notes, 'note or to-do', 'notes and to-dos')}, ${countLabel(drafts, 'draft')}, and the blueprint`,
    'What was sent to models for it and came back, and its place in the search',
  ].filter((line) => line !== null)
}

/** Which copies hold it; null = there are none. */
export function copiesWords({ backups, damagedCopies }: DeletionView): string | null {
  if (backups + damagedCopies === 0) return null
  const parts = [
    backups > 0 ? countLabel(backups, 'backup') : null,
    damagedCopies > 0 ? countLabel(damagedCopies, 'damaged database') : null,
  ].filter((part) => part !== null)
  return `${parts.join(' and ')} ${backups + damagedCopies === 1 ? 'holds' : 'hold'} it, too`
}

/** What the search says: the proof, or what stands in its way. */
export function proofWords({ files, bytes, sentences, found }: EraseReport): string {
  const looked = `The studio searched ${countLabel(files, 'file')} of its data folder, ${sizeLabel(bytes)}, for ${countLabel(sentences, 'passage')} of the project and for its ids`
  return found.length === 0
    ? `${looked}, and found none.`
    : `${looked}. ${countLabel(found.length, 'file')} still ${found.length === 1 ? 'holds' : 'hold'} some:`
}

export function furtherWords({ alsoElsewhere, cleanedCopies }: EraseReport): string[] {
  return [
    cleanedCopies > 0 ? `It was taken out of ${countLabel(cleanedCopies, 'copy', 'copies')}.` : null,
    alsoElsewhere > 0
      ? `${countLabel(alsoElsewhere, 'passage')} of it ${alsoElsewhere === 1 ? 'stands' : 'stand'} in another project, too, and ${alsoElsewhere === 1 ? 'stays' : 'stay'} there.`
      : null,
    'Exports and copies that you made elsewhere are not touched.',
  ].filter((line) => line !== null)
}
