// Sentences of a typed answer, and whether one says that its speaker does not know.

/** Trimmed sentences, in order. Good enough for notes; nothing is rewritten from them. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["”’)]?)\s+|\n\s*\n/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')
}

/** A detail is missing: "I don't remember being happy" is none, "I don't remember her name" is one. */
const forgotten =
  /\b(?:i|we) (?:do not|don't|can't|cannot|no longer) (?:\w+ )?(?:remember|recall)(?: exactly)?(?: (?:the|her|his|their|its|what|when|who|which|where|whether|if|how (?:many|old|long|much)|any ?more)\b|\s*[.,;!]|$)/i
const unsure =
  /\b(?:i'm|i am) not (?:quite |entirely |really )?sure (?:about|of|what|when|who|which|where|whether|if)\b/i
const toDo =
  /\bi(?:'ll|'d| will| would)? ?(?:have|need|ought) to (?:check|look (?:it|that|this) up|look up(?! to)|find out|ask|verify)\b/i
const willDo =
  /\bi(?:'ll| will| must| should) (?:check|look (?:it|that|this) up|look up(?! to)|find out|verify)\b/i

/** Something the author means to find out, or cannot say. */
export function isUncertain(text: string): boolean {
  const plain = text.replaceAll('’', "'")
  return [forgotten, unsure, toDo, willDo].some((pattern) => pattern.test(plain))
}

const hedge =
  /\b(?:maybe|perhaps|probably|possibly|i think|i believe|i guess|around|about|roughly|must have been|or so|or was it)\b/i

/** The sentence says something, but would not swear to it. */
export function isHedged(sentence: string): boolean {
  return hedge.test(sentence)
}

/** Cut at a word, with an ellipsis, to at most `limit` UTF-16 units. */
export function excerptOf(text: string, limit: number): string {
  const whole = text.trim()
  if (whole.length <= limit) return whole
  const cut = whole.slice(0, limit - 2)
  const space = cut.search(/\s\S*$/)
  const kept = space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept.trimEnd()} …`
}
