// What the screen showed of a sitting, in its order: main compares it with what it stored when the interview stops.
import type { TranscriptView } from '../../../shared/ipc/views.ts'

export function shownItems(
  views: readonly TranscriptView[] | null,
): { itemId: string; text: string | null }[] {
  return (views ?? []).flatMap((view) => view.items.map(({ itemId, text }) => ({ itemId, text })))
}
