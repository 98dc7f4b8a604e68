// What stands for a session in a prompt that cannot hold all of it. Made once from the author's own sentences, word for
// word, so that what is drafted from it can still be traced to what was said.

export interface DigestEntry {
  itemId: string
  /** Sentences of the item, as they were said. */
  text: string
}

export interface SessionDigest {
  sessionId: string
  /** Of the items it was made from; another value, and it is stale. */
  fingerprint: string
  /** What matters most first: a shorter digest is a beginning of this one. */
  entries: DigestEntry[]
}
