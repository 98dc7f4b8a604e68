// The words of one turn while they are corrected; what plays meanwhile plays slower.
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, TextArea } from '../../components/field.tsx'
import { playFrom, setPlaybackRate, usePlayback } from '../../stores/playback-store.ts'
import { act } from './act-on-turn.ts'
import type { LineRow } from './turn-editing.ts'

const SLOWER = 0.75

export function TurnEditor({ row, onDone }: { row: LineRow; onDone: () => void }): ReactNode {
  const { item } = row
  const { sessionId, itemId } = item
  const [text, setText] = useState(item.text ?? '')
  const [speaker, setSpeaker] = useState(row.speaker)
  const area = useRef<HTMLTextAreaElement>(null)
  useSlowerMeanwhile()
  const isSame = text === item.text && speaker.trim() === row.speaker
  const save = async (): Promise<void> => {
    if (isSame) return onDone()
    const named = speaker.trim() === row.speaker || speaker.trim() === '' ? {} : { speaker: speaker.trim() }
    const correct = () => request('items.correct', { sessionId, itemId, text, ...named })
    if (await act(sessionId, 'Corrected; the words before are kept', 'The correction was not kept', correct))
      onDone()
  }
  const split = async (): Promise<void> => {
    const at = area.current?.selectionStart ?? 0
    const cut = () => request('items.split', { sessionId, itemId, at })
    if (await act(sessionId, 'The turn is two', 'The turn was not split', cut)) onDone()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') onDone()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="mt-1 flex flex-col gap-2.5">
      <Field label="Speaker" value={speaker} onChange={setSpeaker} maxLength={200} onKeyDown={onKeyDown} />
      <TextArea
        label="Words"
        areaRef={area}
        autoFocus
        prose
        rows={4}
        value={text}
        onChange={setText}
        maxLength={200_000}
        onKeyDown={onKeyDown}
      />
      <Acts
        row={row}
        isSame={isSame}
        onKeep={() => void save()}
        onSplit={() => void split()}
        onCancel={onDone}
      />
    </div>
  )
}

interface ActsProps {
  row: LineRow
  isSame: boolean
  onKeep: () => void
  onSplit: () => void
  onCancel: () => void
}

function Acts({ row, isSame, onKeep, onSplit, onCancel }: ActsProps): ReactNode {
  const { item, soundMs } = row
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="sm" variant="primary" onClick={onKeep}>
        Keep
      </Button>
      <Button size="sm" onClick={onCancel}>
        Cancel
      </Button>
      {/* The words must be those that are kept: a place in others would be another place. */}
      <Button size="sm" disabled={!isSame} onClick={onSplit}>
        Split at the caret
      </Button>
      {soundMs === null ? null : (
        <Button size="sm" onClick={() => void playFrom(item.sessionId, soundMs, { until: item.audioEndMs })}>
          Hear it
        </Button>
      )}
    </div>
  )
}

/** Back to the author's own speed once it is done. */
function useSlowerMeanwhile(): void {
  useEffect(() => {
    const { rate } = usePlayback.getState()
    if (rate > SLOWER) setPlaybackRate(SLOWER)
    return () => setPlaybackRate(rate)
  }, [])
}
