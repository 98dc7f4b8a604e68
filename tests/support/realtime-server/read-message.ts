// A message of the channel as a test looks at it.
export type Message = Record<string, unknown> & { type: string }

/** What is no JSON object with a type is `unreadable`. */
export function readMessage(text: string): Message {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null && 'type' in json && typeof json.type === 'string')
      return { ...json, type: json.type }
  } catch {
    // Told as what it is.
  }
  return { type: 'unreadable', text }
}
