// What the voice session's services are given beyond the guided interviewer's.
import type { SettingsView } from '../../shared/ipc/views.ts'
import type { InterviewDeps } from '../interview/interview-deps.ts'

export interface VoiceDeps extends InterviewDeps {
  /** US dollars a session, and what a model costs. */
  pricing(): Pick<SettingsView, 'ceilingUsd' | 'prices'>
}
