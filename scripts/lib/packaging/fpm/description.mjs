// fpm's description: the first line is the summary, the others are the body.

export function descriptionOf({ description = '', name }) {
  const [first = '', ...rest] = description.split('\n').map((line) => line.trim())
  const body = rest.filter(Boolean)
  return { summary: first || body[0] || name, body }
}
