// A list of words as an author types or pastes it.
import { MAX_GUIDE_WORD_LENGTH, MAX_GUIDE_WORDS } from '../../../shared/drafting/voice-guide.ts'

export interface AddedWords {
  words: string[]
  /** Why something was left out. */
  problem: string | null
}

/** Adds what is typed, at commas, semicolons and line ends; a word that is there already takes the new spelling. */
export function addWords(words: readonly string[], typed: string): AddedWords {
  const list = [...words]
  let problem: string | null = null
  for (const word of typed.split(/[,;\n]/).map((part) => part.replace(/\s+/g, ' ').trim())) {
    if (word === '') continue
    const at = list.findIndex((known) => known.toLowerCase() === word.toLowerCase())
    if (word.length > MAX_GUIDE_WORD_LENGTH) {
      problem = `“${word.slice(0, 30)}…” is too long: ${MAX_GUIDE_WORD_LENGTH} characters at most.`
    } else if (at >= 0) list[at] = word
    else if (list.length < MAX_GUIDE_WORDS) list.push(word)
    else problem = `The list is full: ${MAX_GUIDE_WORDS} words at most. Take one out first.`
  }
  return { words: list, problem }
}
