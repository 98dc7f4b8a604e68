// Rows of the fault suite in which a process is killed.
import { kills, none, type FaultRow } from './fault-row.ts'

export const killRows = {
  'store-kill': {
    fault: 'kill -9 of the store',
    how: 'SIGKILL at random; what was printed after its commit must be there',
    ...{ small: 20, full: 200 },
    tests: ['tests/fault/store-kill.test.ts'],
    figures: {
      kills,
      acknowledged: { words: 'rows acknowledged' },
      lost: { words: 'acknowledged rows lost', atMost: 0 },
      damaged: { words: 'databases damaged', atMost: 0 },
    },
  },
  'app-kill': {
    fault: 'kill -9 of the app',
    how: 'process group of the whole studio, in a guided interview and a draft',
    ...{ small: 5, full: 50 },
    tests: ['tests/e2e/app-kill.spec.ts'],
    figures: {
      kills,
      acknowledged: { words: 'items acknowledged' },
      queued: { words: 'drafts found waiting' },
      running: { words: 'drafts found cut off' },
      lost: none('completed items lost'),
      undone: none('drafts left undone'),
      torn: none('drafts done twice or torn'),
    },
  },
  'voice-app-kill': {
    fault: 'kill -9 of the app',
    how: 'process group of the whole studio, in an interview by voice',
    ...{ small: 6, full: 50 },
    tests: ['tests/e2e/voice-kill.spec.ts'],
    figures: {
      kills,
      items: { words: 'items completed' },
      lost: none('completed items lost'),
      soundLostMs: { words: 'sound lost at most', unit: 'ms', join: 'most', atMost: 2000 },
      usuallyMs: { words: 'the way on usually offered after', unit: 'ms', join: 'most', atMost: 3000 },
      offeredMs: { words: 'offered after, at most', unit: 'ms', join: 'most', atMost: 3000 },
    },
  },
  'job-crash': {
    fault: 'job crash',
    how: 'SIGKILL at each moment of a draft that a model streams',
    ...{ small: 10, full: 50 },
    tests: ['tests/fault/model-draft-kill.test.ts'],
    figures: {
      kills,
      complete: { words: 'drafts complete' },
      stuck: { words: 'jobs stuck', atMost: 0 },
      twice: none('revisions twice'),
    },
  },
  'typing-crash': {
    fault: 'job crash',
    how: 'SIGKILL while the author types into what is drafted',
    ...{ small: 5, full: 50 },
    tests: ['tests/fault/draft-kill.test.ts'],
    figures: {
      kills,
      typed: { words: 'words typed' },
      lost: none('typed words lost'),
      stuck: { words: 'jobs stuck', atMost: 0 },
      twice: none('revisions twice'),
    },
  },
  'app-job-crash': {
    fault: 'job crash',
    how: 'process group of the whole studio, in mid-stream of a draft',
    ...{ small: 3, full: 20 },
    tests: ['tests/e2e/drafting-kill.spec.ts'],
    figures: {
      kills,
      stuck: none('jobs stuck'),
      twice: none('revisions twice'),
    },
  },
} as const satisfies Record<string, FaultRow>

/** Not in the table of the design, and measured in the same way. */
export const moreKillRows = {
  'recording-kill': {
    fault: 'kill -9 of a recording',
    how: 'SIGKILL at random between slices',
    ...{ small: 10, full: 50 },
    tests: ['tests/fault/recording-kill.test.ts'],
    figures: {
      kills,
      segments: { words: 'segments acknowledged' },
      adopted: { words: 'open segments adopted' },
      lost: none('acknowledged slices lost'),
    },
  },
  'erase-kill': {
    fault: 'kill -9 of a deletion for good',
    how: 'SIGKILL evenly over its time, every other time again while the next start goes on with it',
    ...{ small: 8, full: 50 },
    tests: ['tests/fault/erase-kill.test.ts'],
    named: 'leave a project whole or nothing of it',
    figures: {
      kills,
      whole: { words: 'projects still whole' },
      cutOff: { words: 'cut off in the middle and finished later', atLeast: 1 },
      remains: { words: 'remains of what was deleted', atMost: 0 },
      damaged: { words: 'databases damaged', atMost: 0 },
    },
  },
  'backup-kill': {
    fault: 'kill -9 of a backup',
    how: 'SIGKILL at random while one backup after the other is written',
    ...{ small: 5, full: 50 },
    tests: ['tests/fault/erase-kill.test.ts'],
    named: 'leave no backup that cannot be put back',
    figures: {
      kills,
      backups: { words: 'backups read again' },
      unusable: { words: 'backups that cannot be put back', atMost: 0 },
      damaged: { words: 'databases damaged', atMost: 0 },
    },
  },
  'recording-app-kill': {
    fault: 'kill -9 of a recording',
    how: 'process group of the whole studio while it records',
    ...{ small: 3, full: 20 },
    tests: ['tests/e2e/recording-kill.spec.ts'],
    figures: {
      kills,
      soundLostMs: { words: 'sound lost at most', unit: 'ms', join: 'most', atMost: 2000 },
      lost: none('turns or marks lost'),
    },
  },
  'voice-record-kill': {
    fault: 'kill -9 of the rows of a voice session',
    how: 'SIGKILL between requests of the window',
    ...{ small: 8, full: 50 },
    tests: ['tests/fault/voice-record-kill.test.ts'],
    figures: {
      kills,
      answers: { words: 'requests answered' },
      lost: none('answered items and log lines lost'),
    },
  },
  'guided-kill': {
    fault: 'kill -9 of a guided interview',
    how: 'SIGKILL between answers',
    ...{ small: 5, full: 50 },
    tests: ['tests/fault/guided-kill.test.ts'],
    figures: { kills, said: { words: 'answers acknowledged' }, lost: none('answers lost') },
  },
  'transcription-kill': {
    fault: 'kill -9 of a transcription',
    how: 'SIGKILL at random and right after commits',
    ...{ small: 5, full: 50 },
    tests: ['tests/fault/transcription-kill.test.ts'],
    figures: {
      kills,
      turns: { words: 'turns' },
      stuck: { words: 'jobs stuck', atMost: 0 },
      twice: none('turns twice or missing'),
    },
  },
} as const satisfies Record<string, FaultRow>
