// A sitting in words: what it was, how long, how far it is.
import type { ArchivedSession, ArchiveState } from '../../../shared/ipc/archive-routes.ts'
import type { TranscriptionJob } from '../../../shared/speech/transcription-job.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { sessionKindLabels } from '../workspace/transcript-rows.ts'
import { percentDone, waitWords } from '../workspace/writing-words.ts'

const stateLabels: Record<ArchiveState, string> = {
  empty: 'Empty',
  recorded: 'Recorded',
  transcribed: 'In words',
  drafted: 'Drafted',
}

export function nameOf({ title, session }: ArchivedSession): string {
  return title ?? sessionKindLabels[session.kind]
}

export function factsOf({ recordedMs, words, state, unwritten }: ArchivedSession): string {
  const facts = [
    recordedMs > 0 ? elapsedWords(recordedMs) : null,
    words > 0 ? `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}` : null,
    unwritten > 0 && words > 0
      ? `${unwritten} ${unwritten === 1 ? 'passage' : 'passages'} not in words`
      : null,
    stateLabels[state],
  ]
  return facts.filter((fact) => fact !== null).join(' · ')
}

/** What is being done about its words; null = nothing. */
export function jobWords(job: TranscriptionJob | null): string | null {
  switch (job?.status) {
    case 'queued':
      return `${job.purpose === 'voices' ? 'Voices to be told apart' : 'To be written down'}: ${waitWords(job) ?? 'its turn comes'}.`
    case 'running':
      return `${job.purpose === 'voices' ? 'Voices are told apart' : 'Being written down'}: ${percentDone(job)} %.`
    case 'error':
      return job.cancelledAt === null ? job.error : null
    case 'complete':
    case undefined:
      return null
  }
}
