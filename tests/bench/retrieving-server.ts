// The other side of `conversation.item.retrieve`: gives an item as the service would have it at that moment.
type Item = { id: string; role?: string; content?: { type: string; transcript?: string | null }[] }

export class RetrievingServer {
  readonly #items = new Map<string, Item>()
  readonly #heard = new Map<string, string>()
  readonly #truncated = new Set<string>()

  constructor(log: readonly string[]) {
    for (const line of log) {
      const item = itemIn(line)
      if (item !== null && !this.#items.has(item.id)) this.#items.set(item.id, item)
    }
  }

  /** Called before the client hears of it. */
  tells(line: string): void {
    const item = itemIn(line)
    if (item !== null) this.#items.set(item.id, item)
    if (!/input_audio_transcription\.completed|item\.(truncated|deleted)/.test(line)) return
    const {
      type,
      item_id: id,
      transcript,
    } = JSON.parse(line) as {
      type: string
      item_id: string
      transcript?: string
    }
    if (transcript !== undefined) this.#heard.set(id, transcript)
    else if (type.endsWith('deleted')) this.#items.delete(id)
    else this.#truncated.add(id)
  }

  /** An item told anew says nothing of its place; null = there is none any more. A truncated one has lost its transcript. */
  retrieved(id: string): string | null {
    const item = this.#items.get(id)
    if (item === undefined) return null
    const transcript = this.#truncated.has(id) ? null : this.#heard.get(id)
    const content = item.content?.map((part) => (transcript === undefined ? part : { ...part, transcript }))
    const event = { type: 'conversation.item.retrieved', event_id: `retrieved_${id}` }
    return JSON.stringify({ ...event, item: { ...item, content } })
  }
}

function itemIn(line: string): Item | null {
  if (!line.includes('"item":')) return null
  return (JSON.parse(line) as { item?: Item }).item ?? null
}
