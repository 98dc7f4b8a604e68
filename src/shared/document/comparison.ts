// Two states of a manuscript beside each other, block by block.

/** Blocks of the old text [from, to) stand where blocks of the new text [newFrom, newTo) stand; UTF-16 offsets. */
export interface ComparedStretch {
  kind: 'same' | 'changed' | 'added' | 'removed'
  from: number
  to: number
  newFrom: number
  newTo: number
  /** The section of the new text that it lies in, or of the old one where it was removed with its section; '' = before the first. */
  heading: string
  wordsAdded: number
  wordsRemoved: number
}

export interface ManuscriptComparison {
  before: string
  after: string
  stretches: ComparedStretch[]
  wordsAdded: number
  wordsRemoved: number
}
