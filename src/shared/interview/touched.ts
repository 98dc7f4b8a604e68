// What an answer touched on that is worth another question. It only speaks up where the author's own word can be
// repeated safely; otherwise silence is better than a wrong guess.

/** Words of feeling, with the form they are given back in. */
const feelings =
  /\b(afraid|scared|frightened|terrified|ashamed|proud|lonely|homesick|jealous|furious|heartbroken|desperate|guilty|relieved|grief|shame|fear|joy|cried|wept)\b/i

const notNames = new Set(
  `I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
  July August September October November December English French German American British Italian Spanish Russian
  Christian Jewish Catholic Muslim God Lord Christmas Easter Mr Mrs Ms Dr Mum Mom Dad Mother Father Grandma Grandpa
  Grandmother Grandfather Aunt Uncle Internet TV OK Yes No The A An And But So Then When Now That This There Here What How Why Who Where Because Well It He She They We You My Our`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export type Touched =
  { kind: 'feeling'; word: string } | { kind: 'name'; word: string } | { kind: 'year'; word: string }

export function touchedBy(text: string): Touched | null {
  const feeling = feelings.exec(text)?.[0]
  if (feeling !== undefined) return { kind: 'feeling', word: feeling.toLowerCase() }
  const name = firstName(text)
  if (name !== null) return { kind: 'name', word: name }
  const year = /\b(?:in|since|until|of) ((?:1[89]|20)\d\d)\b/i.exec(text)?.[1]
  return year === undefined ? null : { kind: 'year', word: year }
}

/** A capitalised word (or a few) inside a sentence, after a lower-case one: nearly always somebody or somewhere. */
function firstName(text: string): string | null {
  const inside = /(?<=\p{Ll}[,;]? )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,}){0,2}(?![\p{L}'’])/gu
  for (const [found] of text.matchAll(inside)) {
    if (!found.split(' ').some((word) => notNames.has(word))) return found
  }
  return null
}

export function touchedQuestion(touched: Touched): string {
  switch (touched.kind) {
    case 'feeling':
      return feelingQuestion(touched.word)
    case 'name':
      return `You mention ${touched.word}. What does a reader have to know about ${touched.word}?`
    case 'year':
      return `Stay in ${touched.word} for a moment. What did an ordinary day look like then?`
  }
}

function feelingQuestion(word: string): string {
  if (/^(cried|wept)$/.test(word)) return `You ${word}, you say. What happened in the minute before?`
  return `You say “${word}”. What was happening around you just then?`
}
