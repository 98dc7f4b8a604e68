// The tab with what the paragraph at the caret rests on: the exchange it came from, a click away from the transcript.
import { Quote } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { fingerprint } from '../../editor/paragraph-at.ts'
import { useDocument } from '../../stores/document-store.ts'
import { projectTranscript, showTranscriptItem } from '../../stores/transcript-store.ts'
import { exchangesOf, type Exchange } from './exchanges.ts'

export function SourcesPanel(): ReactNode {
  const paragraph = useDocument((state) => state.paragraph)
  const sources = useDocument((state) => state.sources)
  const views = projectTranscript.use((state) => state.value)
  const hash = useFingerprint(paragraph)
  const source = hash === null ? undefined : sources.find((candidate) => candidate.paragraphHash === hash)
  const exchanges = useMemo(() => exchangesOf(views ?? [], source?.itemIds ?? []), [views, source])
  return (
    <section aria-label="Sources" tabIndex={0} className="h-full overflow-y-auto px-4 py-4">
      {paragraph === null ? (
        <EmptyState compact icon={<Quote size={26} />} title="Put the caret in a paragraph">
          You will see what was said that it rests on.
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 line-clamp-3 border-l-2 border-line pl-3 font-serif text-soft">{paragraph}</p>
          {source === undefined ? (
            <p className="text-sm text-soft">
              {paragraph.startsWith('#')
                ? 'A heading rests on nothing said.'
                : 'Your own writing, or changed since it was drafted: no exchange is kept for this paragraph.'}
            </p>
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
  )
}

function ExchangeCard({ exchange }: { exchange: Exchange }): ReactNode {
  return (
    <li>
      <button
        type="button"
        onClick={() => showTranscriptItem(exchange.answer.itemId)}
        className="w-full rounded-lg border border-line bg-paper px-3.5 py-2.5 text-left hover:border-edge"
      >
        {exchange.question === null ? null : (
          <span className="mb-1 line-clamp-3 block text-sm text-soft">{exchange.question.text}</span>
        )}
        <span className="block text-xs font-medium text-accent">{exchange.speaker}</span>
        <span className="block break-words whitespace-pre-wrap">{exchange.answer.text}</span>
      </button>
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
