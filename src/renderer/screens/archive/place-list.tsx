// Marks and bookmarks of a sitting: each leads to its turn, and is heard where there is sound.
import { Bookmark, Flag, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { playFrom } from '../../stores/playback-store.ts'
import { showTranscriptItem } from '../../stores/transcript-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import type { SittingPlace } from './sitting-places.ts'

interface PlaceListProps {
  sessionId: string
  places: readonly SittingPlace[]
}

export function PlaceList({ sessionId, places }: PlaceListProps): ReactNode {
  if (places.length === 0) return null
  return (
    <section
      aria-label="Marks and bookmarks"
      className="max-h-40 shrink-0 overflow-y-auto border-b border-line px-6 py-2"
    >
      <ul className="flex flex-col">
        {places.map((place) => (
          <li key={place.key} className="flex items-center gap-2">
            <Place place={place} />
            {place.ms === null ? null : (
              <IconButton
                size="sm"
                label={`Play from ${elapsedWords(place.ms)}`}
                icon={<Play size={14} aria-hidden />}
                onClick={() => void playFrom(sessionId, place.ms ?? 0)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Place({ place }: { place: SittingPlace }): ReactNode {
  const { kind, label, ms, itemId } = place
  const Icon = kind === 'mark' ? Flag : Bookmark
  return (
    <button
      type="button"
      disabled={itemId === null}
      onClick={() => (itemId === null ? undefined : showTranscriptItem(itemId))}
      className="flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-sm text-left text-sm hover:text-accent disabled:text-soft"
    >
      <Icon size={13} aria-hidden className="shrink-0 text-accent" />
      <span className="w-14 shrink-0 text-soft tabular-nums">{ms === null ? '' : elapsedWords(ms)}</span>
      <span className="min-w-0 truncate">{label}</span>
    </button>
  )
}
