// A merged text while it is put together: what of it comes from which text.
import { joinAuthorship, SpanReader, type Authorship, type AuthorshipSpan } from './authorship.ts'
import { separatorBetween, splitBlocks, type Block } from './blocks.ts'

/** A stretch of the merged text: [start, end) of the author's or the drafter's text, or blank space of neither. */
export type MergePiece =
  { of: 'author' | 'drafter'; start: number; end: number } | { of: 'neither'; length: number }

/** A block of both writers' words; the pieces are of the author's and the drafter's block. */
export interface BlendedBlock {
  text: string
  pieces: MergePiece[]
}

/** Who wrote a merged text, by who wrote the texts it is made of. */
export function mergedAuthorship(
  pieces: readonly MergePiece[],
  written: { author: Authorship; drafter: Authorship },
): AuthorshipSpan[] {
  const readers = { author: new SpanReader(written.author), drafter: new SpanReader(written.drafter) }
  return joinAuthorship(
    pieces.map((piece): Authorship =>
      piece.of === 'neither'
        ? [{ by: 'drafter', length: piece.length }]
        : readers[piece.of].between(piece.start, piece.end),
    ),
  )
}

export function lengthOf(piece: MergePiece): number {
  return piece.of === 'neither' ? piece.length : piece.end - piece.start
}

/** Without its last `blank` code units. */
export function shortened(piece: MergePiece, blank: number): MergePiece {
  return piece.of === 'neither'
    ? { ...piece, length: piece.length - blank }
    : { ...piece, end: piece.end - blank }
}

/** A text's blocks and where each begins. */
export interface Side {
  blocks: readonly Block[]
  /** One more than blocks: the last is the text's length. */
  offsets: readonly number[]
}

export function sideOf(markdown: string): Side {
  const blocks = splitBlocks(markdown)
  const offsets = [0]
  for (const block of blocks) offsets.push((offsets.at(-1) ?? 0) + block.length)
  return { blocks, offsets }
}

/** Puts blocks one after another, keeping paragraphs apart where two texts meet. */
export class MergedText {
  readonly #author: Side
  readonly #drafter: Side
  readonly #parts: string[] = []
  readonly #pieces: MergePiece[] = []
  #tail = ''
  #nextAuthor = -1

  constructor(author: Side, drafter: Side) {
    this.#author = author
    this.#drafter = drafter
  }

  addAuthor(start: number, end: number): void {
    if (start === end) return
    const { blocks, offsets } = this.#author
    if (this.#nextAuthor !== start) this.#separate(blocks[start] ?? '')
    for (let at = start; at < end; at++)
      this.#push(blocks[at] ?? '', { of: 'author', start: offsets[at] ?? 0, end: offsets[at + 1] ?? 0 })
    this.#nextAuthor = end
  }

  addDrafter(indices: readonly number[]): void {
    const { blocks, offsets } = this.#drafter
    let next = -1
    for (const at of indices) {
      const block = blocks[at] ?? ''
      if (at !== next) this.#separate(block)
      this.#push(block, { of: 'drafter', start: offsets[at] ?? 0, end: offsets[at + 1] ?? 0 })
      next = at + 1
      this.#nextAuthor = -1
    }
  }

  /** The author's block `ours` and the drafter's `theirs` in one. */
  addBlend({ text, pieces }: BlendedBlock, ours: number, theirs: number): void {
    this.#separate(text)
    const starts = { author: this.#author.offsets[ours] ?? 0, drafter: this.#drafter.offsets[theirs] ?? 0 }
    this.#parts.push(text)
    this.#tail = text
    this.#nextAuthor = -1
    for (const piece of pieces) {
      if (piece.of === 'neither') this.#pieces.push(piece)
      else {
        const from = starts[piece.of]
        this.#pieces.push({ of: piece.of, start: from + piece.start, end: from + piece.end })
      }
    }
  }

  text(): string {
    return this.#parts.join('')
  }

  pieces(): MergePiece[] {
    return this.#pieces
  }

  #separate(next: string): void {
    const separator = separatorBetween(this.#tail, next)
    if (separator !== '') this.#push(separator, { of: 'neither', length: separator.length })
  }

  #push(text: string, piece: MergePiece): void {
    this.#parts.push(text)
    this.#pieces.push(piece)
    this.#tail = text.length >= 4 ? text : this.#tail + text
  }
}
