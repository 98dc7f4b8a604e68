// What the author marked in a sitting: bookmarks of its project, and moments of its recording.
import { useEffect, useState } from 'react'
import type { MarkerView } from '../../../shared/ipc/spoken-views.ts'
import type { TranscriptPointer } from '../../../shared/note/note.ts'
import type { Session } from '../../../shared/session/session.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { showProblem } from '../../stores/toasts-store.ts'

export interface SittingMarks {
  /** Of the sitting only. */
  pointers: readonly TranscriptPointer[]
  markers: readonly MarkerView[]
}

export function useSittingMarks({ id, projectId }: Session): SittingMarks {
  const [pointers, setPointers] = useState<TranscriptPointer[]>([])
  const [markers, setMarkers] = useState<MarkerView[]>([])
  useEffect(() => {
    if (projectId === null) return
    const load = (): void => {
      request('pointers.list', { projectId })
        .then((all) => setPointers(all.filter(({ sessionId }) => sessionId === id)))
        .catch((error: unknown) => showProblem('The bookmarks could not be read', error))
    }
    load()
    return subscribe('pointers.changed', (event) => {
      if (event.projectId === projectId) load()
    })
  }, [projectId, id])
  useEffect(() => {
    request('spoken.markers', { sessionId: id })
      .then(setMarkers)
      .catch((error: unknown) => showProblem('The marks could not be read', error))
  }, [id])
  return { pointers, markers }
}
