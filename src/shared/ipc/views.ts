// What the renderer is shown: read-only projections of the store.
import type { Blueprint, BlueprintField } from '../blueprint/blueprint.ts'
import type { Authorship } from '../document/authorship.ts'
import type { DraftJob, EngineName } from '../drafting/draft-job.ts'
import type { DocumentState } from '../document/document.ts'
import type { Session, Stage } from '../session/session.ts'
import type { TranscriptItem } from '../transcript/item.ts'
import type { ContentType } from '../project/project.ts'
import type { PriceTable } from '../realtime/usage.ts'
import type { TranscriberName } from '../speech/transcriber.ts'

export interface AppInfo {
  version: string
  electron: string
  platform: string
  dataDirectory: string
}

export interface SettingsView {
  hasApiKey: boolean
  /** Where the key is kept: the system keyring, only in memory until quit, or there is none. */
  keyStorage: 'keyring' | 'memory' | 'none'
  baseUrl: string
  realtimeModel: string
  draftingModel: string
  microphone: string
  speaker: string
  voice: string
  /** BCP 47, or empty = as it is spoken. */
  language: string
  /** US dollars a session; null = no ceiling. */
  ceilingUsd: number | null
  prices: PriceTable
  /** What drafts; `hosted` without a key is the embedded drafter. */
  draftingEngine: EngineName
  /** For `server`: an OpenAI-compatible one. */
  serverUrl: string
  serverModel: string
  hasServerKey: boolean
  /** Tokens of a prompt; null = chosen by the studio. */
  draftingBudget: number | null
  /** US dollars in 24 hours; null = no ceiling. */
  draftingCeilingUsd: number | null
  /** Ids of speech models; empty = none. The first writes down while it is said, the second goes over it later. */
  liveModel: string
  passModel: string
  transcriber: TranscriberName
  /** The author's own program and its arguments; `{wav}` stands for the file of sound. */
  transcriberCommand: string
  /** Whether recordings may be sent to the transcription service. */
  hostedTranscription: boolean
  pauseOnBattery: boolean
  /** Silence after which the guided interview goes on to its next question; null = only when the author says so. */
  nextQuestionPauseMs: number | null
  /** Whether questions are read aloud, where the system has a voice. */
  readAloud: boolean
  theme: 'system' | 'light' | 'dark'
}

export interface TemplateView {
  contentType: ContentType
  label: string
  description: string
  targetWords: number
  sections: string[]
}

export interface BlueprintView {
  blueprint: Blueprint
  known: number
  total: number
  gaps: BlueprintField[]
  /** Required and still empty: what stands between the author and a commit. */
  missingRequired: BlueprintField[]
  canCommit: boolean
}

export interface TranscriptView {
  session: Session
  items: TranscriptItem[]
}

export interface InterviewQuestion {
  id: string
  /** The transcript item that holds the question. */
  itemId: string
  text: string
  hint: string | null
  kind: 'selection' | 'blueprint' | 'template' | 'follow_up'
  field: BlueprintField | null
  /** Ready answers, e.g. the projects to choose from. */
  choices: { id: string; label: string }[]
}

export interface InterviewView {
  session: Session
  stage: Stage
  question: InterviewQuestion | null
  canGoBack: boolean
  answered: number
  skipped: number
  known: number
  total: number
  /** True when every question of the template was asked. */
  exhausted: boolean
}

export interface InterviewSummary {
  sessionId: string
  projectId: string | null
  /** What was said; tool calls and remarks are not counted. */
  items: number
  words: number
  notes: number
  todos: number
  draftJobId: string | null
  /** True when the stored transcript replays to what the screen showed. */
  replayMatches: boolean
}

export type EnqueueOutcome = 'created' | 'merged' | 'behind' | 'throttled'
export interface EnqueueView {
  outcome: EnqueueOutcome
  throttled: boolean
  job: DraftJob
}

/** `version` counts collaborative updates since the document was opened by main. */
export interface OpenDocument extends DocumentState {
  version: number
  /** Of the text at `version`. */
  authorship: Authorship
}

/** An open document without its text. */
export type BesideDocument = Omit<OpenDocument, 'document'> & { revision: number }

/** JSON of a CodeMirror `ChangeSet` and who made it. */
export interface DocumentUpdate {
  clientId: string
  changes: unknown
}

export interface ImportSpeaker {
  name: string
  turns: number
  words: number
  suggestedRole: 'author' | 'interviewer' | 'other'
}

export interface ImportPreview {
  importId: string
  fileName: string
  format: 'text' | 'markdown' | 'vtt' | 'srt' | 'csv' | 'json'
  title: string
  speakers: ImportSpeaker[]
  turns: number
  words: number
  sample: { speaker: string; text: string }[]
  warnings: string[]
}

export interface BackupView {
  name: string
  createdAt: number
  bytes: number
}

export interface RecoveryView {
  /** null = the database is open and well. */
  problem: 'corrupt' | 'missing' | 'newer' | 'unreadable' | null
  message: string
  backups: BackupView[]
}

/** What was read out of a damaged database into a new one. Counts of the new one, unless they say otherwise. */
export interface SalvageReport {
  allProjects: number
  allSessions: number
  turns: number
  /** And to-dos. */
  notes: number
  manuscripts: number
  revisions: number
  /** Of the damaged file. */
  unreadablePages: number
  unreadableRows: number
  /** Of all projects and sessions, those that are there only by what belonged to them. */
  projects: number
  sessions: number
  /** Manuscripts that are the last revision that could be read. */
  fromRevisions: number
  /** Rows that could be given no place. */
  dropped: number
  /** Whose words are not what was kept. */
  changedTurns: number
  /** The damaged database's name now; null = it is where it was. */
  kept: string | null
}

export interface SalvageView {
  recovery: RecoveryView
  report: SalvageReport
}

export interface ExportResult {
  cancelled: boolean
  path: string | null
}
