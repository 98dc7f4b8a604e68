// Finds the line on which text stops being JSON, because the engine's message does not always say.

const TOKEN =
  /[ \t\r\n]*([{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

/** From 1; the last line when the text only ends too early. */
export function jsonFaultLine(text: string): number {
  const open: ('{' | '[')[] = []
  let expecting: Expecting = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) break
    const next = follow(token, expecting, open)
    if (next === null) break
    at = TOKEN.lastIndex
    expecting = next
  }
  while (/\s/.test(text.charAt(at))) at += 1
  return lineAt(text, at)
}

function follow(token: string, expecting: Expecting, open: ('{' | '[')[]): Expecting | null {
  switch (expecting) {
    case ':':
      return token === ':' ? 'value' : null
    case 'key':
    case 'key or }':
      if (token.startsWith('"')) return ':'
      return token === '}' && expecting === 'key or }' ? closeOne(open) : null
    case ', or end':
      if (token === ',') return open.at(-1) === '{' ? 'key' : open.at(-1) === '[' ? 'value' : null
      return token === (open.at(-1) === '{' ? '}' : ']') && open.length > 0 ? closeOne(open) : null
    case 'value':
    case 'value or ]':
      if (token === ']' && expecting === 'value or ]') return closeOne(open)
      if (token === '{' || token === '[') {
        open.push(token)
        return token === '{' ? 'key or }' : 'value or ]'
      }
      return /^[}\],:]$/.test(token) ? null : ', or end'
  }
}

function closeOne(open: ('{' | '[')[]): Expecting {
  open.pop()
  return ', or end'
}

function lineAt(text: string, end: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
