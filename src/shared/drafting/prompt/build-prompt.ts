// What a model is sent for one draft job, within its budget whatever the size of the project. Pure and deterministic.
import { asData, asLine, block } from './plain-data.ts'
import { estimateTokens } from './estimate-tokens.ts'
import { instructions } from './instructions.ts'
import { materialOf } from './material.ts'
import type { DraftPrompt, PromptInput } from './prompt.ts'
import { speakerOf } from '../../transcript/item.ts'

const LEAST_BUDGET = 2000

/** `budgetTokens` under 2,000 counts as 2,000. */
export function buildPrompt({ context, budgetTokens }: PromptInput): DraftPrompt {
  let left = Math.max(LEAST_BUDGET, budgetTokens) - estimateTokens(instructions) - 100
  const names: DraftPrompt['names'] = { sections: {}, locked: [], items: {}, todos: {}, headings: {} }
  const sections: string[] = []
  for (const [at, { id, heading, body, locked }] of context.sections.entries()) {
    const name = `s${at + 1}`
    const text = `<section name="${name}"${locked ? ' locked="yes"' : ''}>\n## ${asLine(heading)}\n${asData(body.trim())}\n</section>`
    const cost = estimateTokens(text) + 1
    if (cost > left / 2) continue
    left -= cost
    names.sections[name] = id
    names.headings[name] = heading
    if (locked) names.locked.push(name)
    sections.push(text)
  }
  const used = new Set(context.usedItemIds)
  const fresh = new Set(context.newItemIds.filter((id) => !used.has(id)))
  const lines: string[] = []
  let itemsLeftOut = 0
  for (const [at, item] of materialOf(context.items).entries()) {
    const name = `i${at + 1}`
    const mark = fresh.has(item.itemId) ? ' (new)' : ''
    const line =
      item.role === 'user'
        ? `[${name}] ${asLine(speakerOf(item))}${mark}: ${asLine(item.text ?? '')}`
        : `${asLine(speakerOf(item))}: ${asLine(item.text ?? '')}`
    const cost = estimateTokens(line) + 1
    if (cost > left) {
      if (mark !== '') itemsLeftOut += 1
      continue
    }
    left -= cost
    if (item.role === 'user') names.items[name] = item.itemId
    lines.push(line)
  }
  const user =
    block('project', asLine(context.project.title)) +
    block('manuscript', sections.join('\n')) +
    block('transcript', lines.join('\n')) +
    block('requests', context.requests.map(asLine).join('\n'))
  const messages: DraftPrompt['messages'] = [
    { role: 'system', text: instructions },
    { role: 'user', text: user },
  ]
  return {
    messages,
    tokens: messages.reduce((sum, { text }) => sum + estimateTokens(text), 0),
    names,
    freshDigests: [],
    shortened: { sessionsDigested: 0, sectionsOutlined: 0, itemsLeftOut },
  }
}
