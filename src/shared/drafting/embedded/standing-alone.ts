// Which sentences and answers make sense without the interviewer's question, which is never quoted.
// Rules: docs/cleaning.md, "Left out".
import { isFunctionWord } from './function-words.ts'
import { wordsOf } from './split-sentences.ts'
import { GAP } from './transcription-marks.ts'

const acknowledgement =
  /^(?:(?:oh|o|well|and|but|yes|yeah|yep|yup|no|nope|nah|right|ok|okay|sure|exactly|absolutely|correct|true|mm|mhmm|hm|uh-huh|all right|alright|of course|go ahead|i see|i know|i think so|i guess so|i don't know|i'm sorry|i'm not sure|that's right|that's true|that's correct|that's it|that is correct|that is right|not really|not much|not usually|usually not|that's a good question|good question|thank you|thanks|my pleasure|sorry|great|very high|never|interesting|lovely|wonderful|laughing)[\s,.!?…—–-]*)+$/i
const lostThread =
  /\b(?:how did (?:i|we) get (?:on ?to|to|into) (?:this|that|\w+)\?|where was i\b|what was i saying|what was the question|what the original question was|forget what (?:the|your) (?:\w+ )?question|does that answer your question|(?:explain|clarify|say) what you mean\b|what do you mean\b)/i
/** The author asks that something stay out of the text. */
const keepOut =
  /\b(?:(?:don't|do not|please don't|wouldn't) (?:print|publish|quote|write down|put in|put) (?:that|this|it)\b|off the record|that's not for (?:print|the book)|between you and me)/i

export function isAcknowledgement(text: string): boolean {
  return text.trim() === '' || acknowledgement.test(text.replaceAll('’', "'").trim())
}

/** True when the author asks in this sentence that something be kept out. */
export function asksToKeepOut(sentence: string): boolean {
  return keepOut.test(sentence.replaceAll('’', "'"))
}

/** "Where was I?" */
export function losesThread(sentence: string): boolean {
  return lostThread.test(sentence)
}

/** Sentences that carry nothing: acknowledgements, remnants of pronouns, too many gaps, a lost thread. */
export function isEmptySentence(sentence: string): boolean {
  if (isAcknowledgement(sentence) || losesThread(sentence)) return true
  const words = wordsOf(sentence)
  const gaps = sentence.split(GAP).length - 1
  if (gaps > 0 && (gaps > 1 || words.length < 8)) return true
  if (words.length === 0) return true
  if (/["“”]/.test(sentence)) return false
  return (
    words.length <= 3 &&
    words.every((word) => isFunctionWord(word) || /^(?:now|well|however|so)$/i.test(word))
  )
}

const finite =
  /\b(?:is|am|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|\w+n't|\w+'(?:s|m|re|ve|d|ll)|let|went|came|got|made|took|gave|said|told|knew|thought|saw|found|left|felt|kept|began|wrote|read|ran|sat|stood|put|set|brought|built|bought|taught|caught|lost|met|sent|held|heard|meant|led|grew|fell|broke|spoke|chose|drove|fed|cost|cut|hit|shut|spent|stole|stuck|threw|won|wore|rose|rang|sang|drank|ate|paid|sold|dug|flew|hung|hid|blew|drew|shook|slept|tore|woke|fought|rode|laid|lay|shot|swam|bore|bent|dealt|want|think|know|guess|believe|mean|remember|like|use|need|try|get|go|come|say|see|make|take|work|write|keep|feel|look|seem|tend|\w{3,}ed)\b/i
const imperative =
  /^(?:write|read|look|take|make|keep|put|let|try|never|don't|go|think|remember|imagine|say)\b/i

/** True for a sentence with a subject and something that can be its verb; a rough test, on the safe side. */
export function isClause(sentence: string): boolean {
  const text = sentence.replaceAll('’', "'")
  if (imperative.test(text)) return true
  return (
    finite.test(text) &&
    !/^(?:must|is|are|was|were|had|been|because|which|who|to|of|than|as far as)\b/i.test(text)
  )
}

/** Begins with a word that points back ("It was…", "They…", "That's…"): needs what stands before. */
export function leansBack(sentence: string): boolean {
  return /^["'“‘(]*(?:(?:and|but|so|because|also|then|or)[\s,]+)?(?:i (?:think|guess|believe|suspect|suppose|thought) )?(?:it|its|it's|that|that's|this|these|those|they|they're|them|he|she|he's|she's|him|her|his|hers|their|which|who|such|both|neither|because|or|the other|the same|not)\b/i.test(
    sentence.replaceAll('’', "'"),
  )
}

/** Continues the interviewer's sentence: "...of building our own operating systems". */
export function continuesQuestion(raw: string): boolean {
  return /^\s*(?:…|\.\.+)\s*(?:of|to|in|for|with|by|as|than|from|at|on|into)\b/.test(raw)
}

/** An answer that asks back ("Why pipes?") and says little more. */
export function asksBack(sentences: readonly string[]): boolean {
  const words = sentences.reduce((sum, each) => sum + wordsOf(each).length, 0)
  return (
    words <= 40 &&
    (sentences[0] ?? '').endsWith('?') &&
    (words <= 20 || sentences.every((each) => each.endsWith('?')))
  )
}
