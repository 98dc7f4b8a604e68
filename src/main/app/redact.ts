// Keeps secrets out of the log: keys, tokens and passwords, wherever in a message they stand.

const secrets: readonly [RegExp, string][] = [
  [/\b(?:sk|ek|rk|pk)[-_][A-Za-z0-9_-]{8,}/g, '[key]'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [key]'],
  [
    /("?(?:api[-_]?key|authorization|client[-_]?secret|password|token)"?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    '$1[hidden]',
  ],
  [/\b(https?:\/\/)[^\s/@:]+:[^\s/@]+@/gi, '$1[hidden]@'],
]

export function redact(text: string): string {
  return secrets.reduce((clean, [pattern, mark]) => clean.replace(pattern, mark), text)
}
