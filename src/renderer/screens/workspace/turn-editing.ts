// What a list of turns is given where turns can be mended.
import type { ReactNode } from 'react'
import type { MenuItem } from '../../components/menu.tsx'
import type { TranscriptRow } from './transcript-rows.ts'

export type LineRow = Extract<TranscriptRow, { kind: 'line' }>

export interface TurnEditing {
  /** The turn that is being corrected; null = none. */
  itemId: string | null
  menuOf(row: LineRow): MenuItem[]
  /** In the place of the words of that turn. */
  editorOf(row: LineRow): ReactNode
}
