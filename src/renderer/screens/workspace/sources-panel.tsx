// The tab with what the paragraph at the caret rests on: the exchanges it came from, to read in the transcript and to hear.
import { Play, Quote } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { AudioPlayer } from '../../components/audio-player.tsx'
import { IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { fingerprint } from '../../editor/paragraph-at.ts'
import { useDocument } from '../../stores/document-store.ts'
import { playFrom } from '../../stores/playback-store.ts'
import { projectTranscript, showTranscriptItem, useTranscriptTarget } from '../../stores/transcript-store.ts'
import { exchangesOf, type Exchange } from './exchanges.ts'

export function SourcesPanel(): ReactNode {
  const paragraph = useDocument((state) => state.paragraph)
  const hasDrafted = useDocument((state) => state.paragraphHasDrafted)
  const sources = useDocument((state) => state.sources)
  const views = projectTranscript.use((state) => state.value)
  const hash = useFingerprint(paragraph)
  const source = hash === null ? undefined : sources.find((candidate) => candidate.paragraphHash === hash)
  const exchanges = useMemo(() => exchangesOf(views ?? [], source?.itemIds ?? []), [views, source])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <section aria-label="Sources" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {paragraph === null ? (
          <EmptyState compact icon={<Quote size={26} />} title="Put the caret in a paragraph">
            You will see what was said that it rests on.
          </EmptyState>
        ) : (
          <>
            <p className="mb-3 line-clamp-3 border-l-2 border-line pl-3 font-serif text-soft">{paragraph}</p>
            {source === undefined ? (
              <p className="text-sm text-soft">{ownWords(paragraph, hasDrafted)}</p>
            ) : exchanges.length === 0 ? (
              <p className="text-sm text-warn">Drafted, and it rests on nothing that was said. Check it.</p>
            ) : (
              <ul className="flex flex-col gap-3">
                {exchanges.map((exchange) => (
                  <ExchangeCard key={exchange.answer.itemId} exchange={exchange} />
                ))}
              </ul>
            )}
          </>
        )}
      </section>
      {exchanges.some(({ soundMs }) => soundMs !== null) ? <AudioPlayer /> : null}
    </div>
  )
}

/** Of a paragraph that no source is kept for. */
function ownWords(paragraph: string, hasDrafted: boolean): string {
  if (paragraph.startsWith('#')) return 'A heading rests on nothing said.'
  return hasDrafted
    ? 'Drafted in part, and changed since: no exchange is kept for this paragraph as it stands.'
    : 'Your own writing: it rests on nothing but you.'
}

/** Clicked, it is read in the transcript; clicked again, it is heard. */
function ExchangeCard({ exchange }: { exchange: Exchange }): ReactNode {
  const { question, answer, speaker, soundMs } = exchange
  const wasRead = useTranscriptTarget((target) => target.lit === answer.itemId)
  const hear = () => {
    if (soundMs !== null) void playFrom(answer.sessionId, soundMs, { until: answer.audioEndMs })
  }
  return (
    <li className="relative">
      <button
        type="button"
        title={wasRead && soundMs !== null ? 'Hear it' : 'Read it in the transcript'}
        onClick={() => {
          if (wasRead) hear()
          if (!wasRead || soundMs === null) showTranscriptItem(answer.itemId)
        }}
        className={`w-full rounded-lg border bg-paper px-3.5 py-2.5 text-left hover:border-edge ${soundMs === null ? '' : 'pr-11'} ${wasRead ? 'border-accent' : 'border-line'}`}
      >
        {question === null ? null : (
          <span className="mb-1 line-clamp-3 block text-sm text-soft">{question.text}</span>
        )}
        <span className="block text-xs font-medium text-accent">{speaker}</span>
        {answer.struckAt == null ? null : (
          <span className="block text-xs text-warn">
            You left this out of the book. Does the paragraph still stand?
          </span>
        )}
        <span className="block break-words whitespace-pre-wrap">{answer.text}</span>
      </button>
      {soundMs === null ? null : (
        <IconButton
          size="sm"
          label="Hear this exchange"
          icon={<Play size={15} aria-hidden />}
          className="absolute top-1.5 right-1.5"
          onClick={hear}
        />
      )}
    </li>
  )
}

/** null until it is computed, and for no text. */
function useFingerprint(text: string | null): string | null {
  const [known, setKnown] = useState<{ text: string; hash: string } | null>(null)
  useEffect(() => {
    if (text === null) return
    let current = true
    void fingerprint(text).then((hash) => {
      if (current) setKnown({ text, hash })
    })
    return () => {
      current = false
    }
  }, [text])
  return known !== null && known.text === text ? known.hash : null
}
