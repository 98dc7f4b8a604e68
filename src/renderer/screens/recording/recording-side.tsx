// Beside the recording: what was said so far, line by line, and what is being said.
import { AudioLines } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { TranscriptItemInput } from '../../../shared/transcript/item.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useSpoken } from '../../stores/spoken-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { BesideQuestion } from '../interview/beside-question.tsx'
import { voiceLines } from '../voice/voice-lines.ts'
import { Lines } from '../voice/voice-transcript.tsx'

interface RecordingSideProps {
  sessionId: string
  /** null while it is about no project. */
  projectId: string | null
}

export function RecordingSide(props: RecordingSideProps): ReactNode {
  const asked = useSpoken((state) => state.interview?.question?.itemId ?? null)
  return <BesideQuestion {...props} itemId={asked} transcript={<Said sessionId={props.sessionId} />} />
}

function Said({ sessionId }: { sessionId: string }): ReactNode {
  const items = sessionTranscript.use(
    ({ value }) => value?.find(({ session }) => session.id === sessionId)?.items,
  )
  const partial = useSpoken((state) => state.partial)
  const lines = useMemo(() => {
    const said = (items ?? []).map(asKept)
    return voiceLines(partial === '' ? said : [...said, growing(partial)], false)
  }, [items, partial])
  return (
    <section aria-label="Transcript" className="h-full min-h-0">
      {lines.length === 0 ? (
        <EmptyState compact icon={<AudioLines size={26} />} title="Nothing was said yet">
          What you say appears here: in words where a model is there to write them, else as passages of sound.
        </EmptyState>
      ) : (
        <Lines lines={lines} />
      )}
    </section>
  )
}

/** A turn without words is sound from its beginning on: nobody is writing it down now. */
function asKept(item: TranscriptItemInput): TranscriptItemInput {
  return item.text === null ? { ...item, status: 'completed' } : item
}

/** What is being said is no turn yet. */
function growing(text: string): TranscriptItemInput {
  return {
    ...{
      itemId: 'being-said',
      previousItemId: null,
      role: 'user',
      type: 'message',
      status: 'in_progress',
      text,
    },
    ...{
      interrupted: false,
      heardMs: null,
      audioStartMs: null,
      audioEndMs: null,
      payload: null,
      createdAt: 0,
    },
  }
}
