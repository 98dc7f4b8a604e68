// Blocks of talk → paragraphs of Markdown with their sources. Short answers join, none grows too long.
import type { DraftParagraph } from '../drafter.ts'
import { LONG_PARAGRAPH, SHORT_PARAGRAPH, type Block } from './blocks.ts'
import type { CleanSentence } from './clean-answer.ts'
import { capitalise } from './false-starts.ts'

/**
 * @param opensSection its first sentence loses a leading "So,", "And" or "But", which answered the question.
 * @param spell gives words the author's spelling.
 */
export function paragraphsOf(
  blocks: readonly Block[],
  opensSection: boolean,
  spell: (text: string) => string,
): DraftParagraph[] {
  return joinShort(blocks).map((sentences, index) => {
    const text = sentences.map((sentence) => sentence.text).join(' ')
    const opened = opensSection && index === 0 ? withoutConnective(text) : text
    return {
      markdown: escapeMarkdown(spell(opened)),
      sources: [...new Set(sentences.map((sentence) => sentence.itemId))],
    }
  })
}

function joinShort(blocks: readonly Block[]): CleanSentence[][] {
  const paragraphs: { sentences: CleanSentence[]; words: number }[] = []
  for (const block of blocks) {
    const last = paragraphs.at(-1)
    const fits = last !== undefined && last.words + block.words <= LONG_PARAGRAPH
    if (last !== undefined && fits && (last.words < SHORT_PARAGRAPH || block.words < SHORT_PARAGRAPH)) {
      last.sentences.push(...block.sentences)
      last.words += block.words
    } else {
      paragraphs.push({ sentences: [...block.sentences], words: block.words })
    }
  }
  return paragraphs.map((paragraph) => paragraph.sentences)
}

function withoutConnective(text: string): string {
  return capitalise(text.replace(/^(?:so|and|but)\b\s*,?\s+/i, ''))
}

/** Keeps spoken stars, underscores and the like from becoming formatting. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*]/g, '\\$&')
    .replace(/(^|\W)_|_(?=\W|$)/g, (match) => match.replace('_', '\\_'))
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/^(?=#{1,6}\s|[-+]\s|>)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2')
}
