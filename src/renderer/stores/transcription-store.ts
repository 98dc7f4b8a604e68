// The queue of things to write down, as a project shows it.
import type { TranscriptionEntry } from '../../shared/speech/transcription-entry.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection, type Projection } from './projection.ts'

export const projectTranscriptions: Projection<TranscriptionEntry[]> = createProjection<TranscriptionEntry[]>(
  {
    load: (projectId) => request('transcription.activity', { projectId }),
    listen: (_projectId, { patch }) => [
      subscribe('transcription.changed', ({ job }) => {
        patch((entries) => {
          const at = entries.findIndex((entry) => entry.job.id === job.id)
          const known = entries[at]
          // Only how far it is leaves the order as it was.
          if (known?.job.status !== 'running' || job.status !== 'running') return null
          return entries.with(at, { ...known, job })
        })
      }),
    ],
  },
)
