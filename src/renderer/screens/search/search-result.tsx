// One place that was found: who or what, where, and the words around it. It opens there, and can be heard.
import { Play } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { SearchHit } from '../../../shared/search/search.ts'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { IconButton } from '../../components/button.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { playFrom, usePlayback } from '../../stores/playback-store.ts'
import { kindIcons } from './kind-icons.ts'
import { openHit } from './open-hit.ts'
import { whereWords, whoWords } from './search-words.ts'

interface ResultProps {
  hit: SearchHit
  /** Of keys that lead to other results. */
  onKeyDown: (event: KeyboardEvent) => void
}

export function SearchResult({ hit, onKeyDown }: ResultProps): ReactNode {
  const { kind, sessionId, soundMs, soundEndMs } = hit
  const Icon = kindIcons[kind]
  const isHeard = usePlayback(
    ({ sessionId: heard, status, ms }) =>
      soundMs !== null &&
      status !== 'over' &&
      heard === sessionId &&
      ms >= soundMs &&
      ms < (soundEndMs ?? soundMs + 1),
  )
  const hear = (): void => {
    if (sessionId !== null && soundMs !== null) void playFrom(sessionId, soundMs)
  }
  return (
    <li
      className={`group relative rounded-lg border bg-paper transition-colors hover:border-edge has-data-result:focus-within:border-accent ${isHeard ? 'border-accent' : 'border-line'}`}
    >
      <button
        type="button"
        data-result
        onClick={() => openHit(hit)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return onKeyDown(event)
          event.preventDefault()
          hear()
        }}
        className={`flex w-full gap-3 rounded-lg px-4 py-3 text-left ${soundMs === null ? '' : 'pr-13'}`}
      >
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-soft" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap gap-x-2 text-xs text-soft">
            <span className={`font-medium ${hit.role === 'user' ? 'text-accent' : ''}`}>{whoWords(hit)}</span>
            <span>{whereWords(hit)}</span>
          </span>
          <span
            className={`mt-0.5 line-clamp-3 block break-words ${kind === 'paragraph' ? 'font-serif text-md' : ''}`}
          >
            <MarkedText snippet={hit.snippet} />
          </span>
        </span>
      </button>
      {soundMs === null ? null : (
        <IconButton
          size="sm"
          label="Play from here"
          keys={keyNames('CmdOrCtrl+Enter', isMac).join(' ')}
          icon={<Play size={15} aria-hidden />}
          className="absolute top-2.5 right-3"
          onClick={hear}
        />
      )}
    </li>
  )
}
