// A sign for each kind of text that can be found.
import { BookText, ListTodo, MessageSquareQuote, PenLine, StickyNote, Target } from 'lucide-react'
import type { SearchKind } from '../../../shared/search/search.ts'

export const kindIcons: Record<SearchKind, typeof PenLine> = {
  item: MessageSquareQuote,
  note: StickyNote,
  todo: ListTodo,
  blueprint: Target,
  paragraph: PenLine,
  project: BookText,
}
