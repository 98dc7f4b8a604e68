// What the window is shown of a turn's versions and of what can be taken back.
import type { TranscriptItem } from '../transcript/item.ts'
import type { ItemAct, ItemVersion, VersionChooser } from '../transcript/version.ts'

export interface ItemVersionsView {
  item: TranscriptItem
  /** Who chose the version that counts; null = there are no versions. */
  chosenBy: VersionChooser | null
  /** Oldest first; one that never had another has none. */
  versions: ItemVersion[]
}

/** What `items.undo` would take back now. */
export interface LastActView {
  act: ItemAct
  /** The turns it was done to. */
  itemIds: string[]
  at: number
}

export interface UndoneActView extends LastActView {
  /** As they stand now. */
  items: TranscriptItem[]
}
