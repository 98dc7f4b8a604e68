// What is being said, line by line. It follows while the author is at its end and stays put once they scroll up.
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, AudioLines } from 'lucide-react'
import { memo, useCallback, useMemo, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { INAUDIBLE } from '../../../shared/transcript/item-fold.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { useTranscriptPlaces } from '../workspace/use-transcript-places.ts'
import { NEAR_END, useFollowing } from './use-following.ts'
import { voiceLines, type LineState, type VoiceLine } from './voice-lines.ts'

export function VoiceTranscript(): ReactNode {
  const items = useVoice((state) => state.items)
  const online = useVoice(({ phase }) => phase === 'live' || phase === 'rotating' || phase === 'stopping')
  const lines = useMemo(() => voiceLines(items, online), [items, online])
  return (
    <section aria-label="Transcript" className="h-full min-h-0">
      {lines.length === 0 ? (
        <EmptyState compact icon={<AudioLines size={26} />} title="Nothing was said yet">
          Every line appears here as it is said, yours and the interviewer’s.
        </EmptyState>
      ) : (
        <Lines lines={lines} />
      )}
    </section>
  )
}

// The list and its virtualizer stay in one component: they must not be compiled apart.
export function Lines({ lines }: { lines: readonly VoiceLine[] }): ReactNode {
  const { scroller, away, onScroll, changed, toNewest } = useFollowing()
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    onChange: changed,
  })
  const indexOf = useCallback((itemId: string) => lines.findIndex(({ key }) => key === itemId), [lines])
  const lit = useTranscriptPlaces(list, indexOf, true)
  return (
    <div className="relative h-full min-h-0">
      <div
        ref={scroller}
        role="log"
        aria-label="What was said"
        aria-live="off"
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-y-auto focus-visible:-outline-offset-2"
      >
        <div className="relative" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row line={lines[index]} lit={lines[index]?.key === lit} />
            </div>
          ))}
        </div>
      </div>
      {away ? (
        <Button
          size="sm"
          icon={<ArrowDown size={14} aria-hidden />}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lift"
          onClick={() => toNewest(list)}
        >
          Back to the newest
        </Button>
      ) : null}
    </div>
  )
}

const Row = memo(function Row({ line, lit }: { line: VoiceLine | undefined; lit: boolean }): ReactNode {
  if (line === undefined) return null
  if (line.kind === 'marker') {
    return (
      <p className="flex items-center gap-3 px-4 py-2.5 text-center text-xs text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {line.text}
      </p>
    )
  }
  return (
    <div
      data-item-id={line.key}
      className={`border-l-2 py-2 pr-4 pl-3.5 ${lit ? 'border-accent bg-accent-soft' : 'border-transparent'}`}
    >
      <p className="flex items-baseline gap-2 text-xs">
        <span className={`font-medium ${line.byAuthor ? 'text-accent' : 'text-soft'}`}>{line.speaker}</span>
        {line.cutAfter === null ? null : <span className="text-soft">{line.cutAfter}</span>}
      </p>
      <Words state={line.state} text={line.item.text ?? ''} byAuthor={line.byAuthor} />
    </div>
  )
})

const wordless: Partial<Record<LineState, string>> = {
  pending: 'Being written down…',
  sound_only: 'Sound only: recorded, not yet in words',
  silent: 'Silence',
}

/** What may still change is set in italics. */
function Words({ state, text, byAuthor }: { state: LineState; text: string; byAuthor: boolean }): ReactNode {
  const instead = text === INAUDIBLE ? text : wordless[state]
  if (instead !== undefined) return <p className="text-soft italic">{instead}</p>
  return (
    <p
      className={`break-words whitespace-pre-wrap ${byAuthor ? 'text-ink' : 'text-soft'} ${state === 'growing' ? 'italic' : ''}`}
    >
      {text}
      {state === 'growing' ? <span className="text-soft"> …</span> : null}
    </p>
  )
}
