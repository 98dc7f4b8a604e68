// One row of the palette.
import { Autocomplete } from '@base-ui/react/autocomplete'
import { BookOpen, CornerDownLeft, Search, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { Keys } from '../../components/keys.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { kindIcons } from '../search/kind-icons.ts'
import { whereWords, whoWords } from '../search/search-words.ts'
import type { PaletteEntry } from './palette-entries.ts'

export function PaletteRow({
  entry,
  onChoose,
}: {
  entry: PaletteEntry
  onChoose: (entry: PaletteEntry) => void
}) {
  return (
    <Autocomplete.Item
      value={entry}
      onClick={() => onChoose(entry)}
      className={`group flex cursor-pointer items-center gap-3 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover ${entry.kind === 'hit' ? 'py-1.5' : 'h-9'}`}
    >
      <Sign entry={entry} />
      <span className="min-w-0 flex-1">{wordsOf(entry)}</span>
      {entry.kind === 'project' && entry.archived ? (
        <span className="text-xs text-soft">Archived</span>
      ) : null}
      {entry.kind === 'command' && entry.accelerator !== null ? (
        <Keys accelerator={entry.accelerator} />
      ) : null}
      <CornerDownLeft size={14} aria-hidden className="invisible text-soft group-data-highlighted:visible" />
    </Autocomplete.Item>
  )
}

function Sign({ entry }: { entry: PaletteEntry }) {
  const look = { size: 15, 'aria-hidden': true, className: 'shrink-0 text-soft' } as const
  switch (entry.kind) {
    case 'project':
      return <BookOpen {...look} />
    case 'command':
      return <Zap {...look} />
    case 'search':
      return <Search {...look} />
    case 'hit': {
      const Icon = kindIcons[entry.hit.kind]
      return <Icon {...look} />
    }
  }
}

function wordsOf(entry: PaletteEntry): ReactNode {
  if (entry.kind !== 'hit') {
    return (
      <span className={`block truncate ${entry.kind === 'project' ? 'font-serif' : ''}`}>{entry.label}</span>
    )
  }
  const { hit } = entry
  return (
    <>
      <span className="line-clamp-2 break-words">
        <MarkedText snippet={hit.snippet} />
      </span>
      <span className="block truncate text-xs text-soft">
        {whoWords(hit)} · {whereWords(hit)}
      </span>
    </>
  )
}
