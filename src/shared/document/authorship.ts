// Who wrote which stretch of the manuscript, beside the text and never in it. Kept on this computer only.
// What the spans do not reach is the author's: what is not known to be drafted is never touched.
import { z } from 'zod'
import { splitBlocks } from './blocks.ts'
import type { TextEdit } from './text-change.ts'

export type Writer = 'author' | 'drafter'

/** A stretch of the text, in UTF-16 code units; stretches follow each other without gaps from 0 on. */
export interface AuthorshipSpan {
  by: Writer
  length: number
}
export type Authorship = readonly AuthorshipSpan[]

export interface AuthoredText {
  markdown: string
  authorship: Authorship
}

/** [start, end) of a text, in UTF-16 code units. */
export interface TextRange {
  start: number
  end: number
}

/** The same, over exactly `length` code units: cut off, or filled up as the author's. */
export function fitAuthorship(spans: Authorship, length: number): AuthorshipSpan[] {
  return sliceAuthorship(spans, 0, length)
}

/** Of the text's [from, to), which may lie behind the spans' end. */
export function sliceAuthorship(spans: Authorship, from: number, to: number): AuthorshipSpan[] {
  return new SpanReader(spans).between(from, to)
}

/** Of texts put one after another; each part's spans must cover its text. */
export function joinAuthorship(parts: readonly Authorship[]): AuthorshipSpan[] {
  const out: AuthorshipSpan[] = []
  for (const part of parts) for (const span of part) add(out, span.by, span.length)
  return out
}

/** After `edits` (in order, not overlapping): what they put in is `by`'s. */
export function mapAuthorship(spans: Authorship, edits: readonly TextEdit[], by: Writer): AuthorshipSpan[] {
  const reader = new SpanReader(spans)
  const out: AuthorshipSpan[] = []
  let at = 0
  for (const { from, to, insert } of edits) {
    reader.copy(from - at, out)
    reader.skip(to - from)
    add(out, by, insert.length)
    at = to
  }
  reader.copyRest(out)
  return out
}

/** What the author has written of a text of `length` code units. In order, not touching each other. */
export function ownRanges(spans: Authorship, length: number): TextRange[] {
  const ranges: TextRange[] = []
  let at = 0
  for (const span of fitAuthorship(spans, length)) {
    if (span.by === 'author') ranges.push({ start: at, end: at + span.length })
    at += span.length
  }
  return ranges
}

/** Whether a stretch of text holds a character of `ranges`, blank space aside; to be asked with rising offsets only. */
export function rangeTest(ranges: readonly TextRange[]): (offset: number, text: string) => boolean {
  let next = 0
  return (offset, text) => {
    while ((ranges[next]?.end ?? Infinity) <= offset) next++
    for (let at = next; at < ranges.length; at++) {
      const { start, end } = ranges[at] ?? { start: Infinity, end: Infinity }
      if (start >= offset + text.length) return false
      if (text.slice(Math.max(0, start - offset), end - offset).trim() !== '') return true
    }
    return false
  }
}

/** For a text that has none stored: paragraphs known as drafted are the drafter's, everything else the author's. */
export function authorshipFromSources(
  markdown: string,
  isDrafted: (paragraph: string) => boolean,
): AuthorshipSpan[] {
  const out: AuthorshipSpan[] = []
  for (const block of splitBlocks(markdown))
    add(out, isDrafted(block.trim()) ? 'drafter' : 'author', block.length)
  return out
}

/** Lengths by turns, the author's first: far less to keep than the names of the writers. */
const storedSchema = z.array(z.number().int().min(0).max(100_000_000)).max(2_000_000)

/** null when nothing is stored or it cannot be read: not known. */
export function readAuthorship(json: string | null): AuthorshipSpan[] | null {
  if (json === null) return null
  const parsed = storedSchema.safeParse(parseJson(json))
  if (!parsed.success) return null
  const out: AuthorshipSpan[] = []
  for (const [at, length] of parsed.data.entries()) add(out, at % 2 === 0 ? 'author' : 'drafter', length)
  return out
}

export function writeAuthorship(spans: Authorship): string {
  const lengths: number[] = []
  for (const { by, length } of joinAuthorship([spans])) {
    if (lengths.length % 2 !== (by === 'author' ? 0 : 1)) lengths.push(0)
    lengths.push(length)
  }
  return JSON.stringify(lengths)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function add(out: AuthorshipSpan[], by: Writer, length: number): void {
  if (length <= 0) return
  const last = out.at(-1)
  if (last?.by === by) out[out.length - 1] = { by, length: last.length + length }
  else out.push({ by, length })
}

/** Goes through spans once, from front to back; behind their end everything is the author's. */
export class SpanReader {
  readonly #spans: Authorship
  #at = 0
  #index = 0
  /** Code units of the span at `#index` that are behind. */
  #used = 0

  constructor(spans: Authorship) {
    this.#spans = spans
  }

  /** Stretches must be asked for in rising order. */
  between(start: number, end: number): AuthorshipSpan[] {
    const out: AuthorshipSpan[] = []
    this.skip(start - this.#at)
    this.copy(end - start, out)
    return out
  }

  skip(length: number): void {
    this.#take(length, () => undefined)
  }

  copy(length: number, out: AuthorshipSpan[]): void {
    const missing = this.#take(length, (span, part) => add(out, span.by, part))
    add(out, 'author', missing)
  }

  copyRest(out: AuthorshipSpan[]): void {
    this.#take(Infinity, (span, part) => add(out, span.by, part))
  }

  /** Returns how much of `length` lay behind the end. */
  #take(length: number, found: (span: AuthorshipSpan, part: number) => void): number {
    let left = length
    this.#at += length
    for (let span = this.#spans[this.#index]; span !== undefined && left > 0;) {
      const part = Math.min(span.length - this.#used, left)
      found(span, part)
      left -= part
      this.#used += part
      if (this.#used < span.length) break
      this.#used = 0
      span = this.#spans[++this.#index]
    }
    return Math.max(0, left)
  }
}
