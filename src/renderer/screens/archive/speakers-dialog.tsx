// Whose voices are in a sitting: each can be heard, named, and said to be the author's own. What a model suggests is never more
// than that.
import { useEffect, useState, type ReactNode } from 'react'
import type { SpeakersView, SpeakerView } from '../../../shared/ipc/speaker-routes.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showProblem } from '../../stores/toasts-store.ts'
import { namedVoices, speakersForm, type SpeakersForm } from './speakers-form.ts'
import { SpeakerRow } from './speaker-row.tsx'

interface SpeakersDialogProps {
  sessionId: string
  onClose: () => void
}

export function SpeakersDialog({ sessionId, onClose }: SpeakersDialogProps): ReactNode {
  const { view, form, setForm, show } = useSpeakers(sessionId)
  const act = (failed: string, run: () => Promise<unknown>, then: () => void): void => {
    run()
      .then(then)
      .catch((error: unknown) => showProblem(failed, error))
  }
  if (view === null || form === null) return null
  const { voices, canTell } = view
  const isTold = voices.length > 0
  const save = (): void =>
    act(
      'The names were not kept',
      () => request('speakers.name', { sessionId, voices: namedVoices(voices, form) }),
      onClose,
    )
  const forget = (): void =>
    act(
      'Nothing was taken away',
      () => request('speakers.forget', { sessionId }).then(show),
      () => undefined,
    )
  const tell = (): void =>
    act(
      'Telling the voices apart was not begun',
      () => request('transcription.enqueue', { sessionId, purpose: 'voices' }),
      onClose,
    )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="Who speaks"
      description="A turn that you gave a speaker yourself keeps that name, whatever is chosen here."
      footer={
        <>
          {canTell ? (
            <Button variant={isTold ? 'secondary' : 'primary'} onClick={tell}>
              {isTold ? 'Listen again' : 'Tell the voices apart'}
            </Button>
          ) : null}
          {isTold ? <Button onClick={forget}>Take these names away</Button> : null}
          {isTold ? (
            <Button variant="primary" onClick={save}>
              Keep the names
            </Button>
          ) : null}
        </>
      }
    >
      {isTold ? (
        <Told sessionId={sessionId} voices={voices} form={form} onChange={setForm} />
      ) : (
        <Untold canTell={canTell} />
      )}
    </Dialog>
  )
}

interface ToldProps {
  sessionId: string
  voices: readonly SpeakerView[]
  form: SpeakersForm
  onChange: (form: SpeakersForm) => void
}

function Told({ sessionId, voices, form, onChange }: ToldProps): ReactNode {
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {voices.map((speaker) => (
        <SpeakerRow
          key={speaker.voice}
          sessionId={sessionId}
          speaker={speaker}
          name={form.names[speaker.voice] ?? ''}
          isAuthor={form.author === speaker.voice}
          onName={(name) => onChange({ ...form, names: { ...form.names, [speaker.voice]: name } })}
          onAuthor={() => onChange({ ...form, author: speaker.voice })}
        />
      ))}
    </ul>
  )
}

function Untold({ canTell }: { canTell: boolean }): ReactNode {
  return canTell ? (
    <p className="text-soft">
      The voices in this sitting were not told apart yet, or only one was heard. Listening takes a while; it
      is a suggestion, and every name can be changed.
    </p>
  ) : (
    <p className="text-soft">
      To tell voices apart the studio needs a model for it, and none is installed. Bring one in Settings,
      under Speech, with “Import a file…”: any speaker embedding model in the ONNX format that sherpa-onnx
      reads. Or name the speaker of each turn yourself: open a turn with “Mend this turn”.
    </p>
  )
}

/** Read anew when the turns change; what is being written in the form stays as long as the voices are the same. */
function useSpeakers(sessionId: string) {
  const [view, setView] = useState<SpeakersView | null>(null)
  const [form, setForm] = useState<SpeakersForm | null>(null)
  const show = (found: SpeakersView): void => {
    setView(found)
    setForm(speakersForm(found.voices))
  }
  useEffect(() => {
    let isOver = false
    const load = (): void => {
      request('speakers.list', { sessionId })
        .then((found) => void (isOver || show(found)))
        .catch((error: unknown) => showProblem('Who speaks could not be read', error))
    }
    load()
    const stop = subscribe('transcription.changed', ({ job }) => {
      if (job.sessionId === sessionId && job.purpose === 'voices' && job.status === 'complete') load()
    })
    return () => {
      isOver = true
      stop()
    }
  }, [sessionId])
  return { view, form, setForm, show }
}
