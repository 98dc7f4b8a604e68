// Choosing files of sound and looking into them, until the import begins or the author leaves.
import { createStore, type StoreApi } from 'zustand'
import type { ChosenAudioFiles } from '../../../shared/ipc/audio-import-views.ts'
import { request } from '../../bridge/client.ts'
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import { goOnWith } from '../../stores/audio-import-store.ts'
import {
  audioObstacle,
  beginInput,
  emptyForm,
  withFile,
  withFiles,
  withoutFile,
  type AudioForm,
} from './audio-form.ts'
import { createLooker } from './look-into.ts'

export interface AudioChoice {
  form: AudioForm
  /** Chosen, and not to be taken in. */
  refused: ChosenAudioFiles['refused']
  errors: FieldErrors
  /** A dialog of the system's is open, or the rows are being made. */
  busy: boolean
  choose(): Promise<void>
  add(chosen: ChosenAudioFiles): void
  change(form: AudioForm): void
  remove(fileId: string): void
  begin(): Promise<void>
  /** Gives up what was not begun. */
  leave(): void
}

export function createAudioChoice(projectId: string | null): StoreApi<AudioChoice> {
  const store: StoreApi<AudioChoice> = createStore<AudioChoice>((set, get) => ({
    form: emptyForm(projectId),
    refused: [],
    errors: noErrors,
    busy: false,
    choose: () =>
      whileBusy(store, async () => {
        const chosen = await request('audioImport.choose', {})
        if (chosen !== null) get().add(chosen)
      }),
    add(chosen) {
      set(({ form, refused }) => ({
        form: withFiles(form, chosen.files),
        refused: [...refused, ...chosen.refused],
      }))
      looker.look(chosen.files)
    },
    change: (form) => set({ form }),
    remove(fileId) {
      set(({ form }) => ({ form: withoutFile(form, fileId) }))
      forget([fileId])
    },
    async begin() {
      const { form } = get()
      if (get().busy || audioObstacle(form) !== null) return
      await whileBusy(store, async () => {
        const { importId } = await request('audioImport.begin', beginInput(form))
        // Main has taken them over: they are not this dialog's to give up.
        set({ form: { ...form, files: [] } })
        await goOnWith(importId)
      })
    },
    leave() {
      looker.end()
      forget(get().form.files.map(({ fileId }) => fileId))
    },
  }))

  const looker = createLooker((fileId, durationMs, problem) => {
    const { form, change } = store.getState()
    const seen = form.files.filter((file) =>
      fileId === null ? file.durationMs === 'reading' : file.fileId === fileId,
    )
    change(seen.reduce((next, file) => withFile(next, file.fileId, { durationMs, problem }), form))
  })
  return store
}

async function whileBusy(store: StoreApi<AudioChoice>, act: () => Promise<void>): Promise<void> {
  store.setState({ busy: true, errors: noErrors })
  try {
    await act()
  } catch (error) {
    store.setState({ errors: fieldErrors(error, ['title']) })
  } finally {
    store.setState({ busy: false })
  }
}

/** Main forgets the oldest by itself, so a failure costs nothing but is worth a line. */
function forget(fileIds: string[]): void {
  if (fileIds.length === 0) return
  request('audioImport.forget', { fileIds }).catch((error: unknown) => reportError(error))
}
