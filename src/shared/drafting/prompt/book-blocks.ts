// What the book is to be: the project, the blueprint, how the author wants to sound, the template's outline.
import { isFilled, readGuardrails } from '../../blueprint/field-value.ts'
import { blueprintFieldLabels } from '../../blueprint/view.ts'
import type { DraftContext } from '../drafter.ts'
import type { VoiceGuide } from '../voice-guide.ts'
import { block } from './block.ts'
import { cutToTokens, estimateTokens } from './estimate-tokens.ts'
import { fitLines, lineTokens } from './fit-lines.ts'
import { asData, asLine } from './plain-data.ts'
import { take, type Room } from './room.ts'

/** A sample this short says nothing about a voice. */
const LEAST_SAMPLE = 40

export function projectLines({ project }: DraftContext, room: Room): string[] {
  const { title, contentType, goal } = project
  const kind = `Kind: ${contentType.replaceAll('_', ' ')}`
  return fitLines(
    [`Title: ${asLine(title)}`, kind, ...(goal === null ? [] : [`Goal: ${asLine(goal)}`])],
    room,
  )
}

/** Voice guardrails stand in the voice guide. */
export function blueprintLines({ blueprint }: DraftContext, room: Room): string[] {
  const filled = blueprint.entries.filter((entry) => entry.field !== 'voiceGuardrails' && isFilled(entry))
  return fitLines(
    filled.map(({ field, value }) => `${blueprintFieldLabels[field]}: ${asLine(value)}`),
    room,
  )
}

export function voiceLines({ blueprint, voiceGuide }: DraftContext, room: Room): string[] {
  const stored = blueprint.entries.find(({ field }) => field === 'voiceGuardrails')
  const { tone, structure, content } = readGuardrails(stored?.value ?? '')
  const lines = [
    ...wordLines(voiceGuide),
    ...told('Tone', tone),
    ...told('Structure', structure),
    ...told('Content', content),
  ]
  return [...fitLines(lines, room), ...sampleLines(voiceGuide, room)]
}

function wordLines({ person, tense, wordsToUse, wordsToAvoid }: VoiceGuide): string[] {
  return [
    ...(person === 'asSpoken' ? [] : [`Person: write in the ${person} person.`]),
    ...(tense === 'asSpoken' ? [] : [`Tense: write in the ${tense} tense.`]),
    ...told('Never use', wordsToAvoid.join('; ')),
    ...told('Prefer, spelled like this', wordsToUse.join('; ')),
  ]
}

const SAMPLES_HEAD = "The author's own prose, for its sound and not for its facts:"

function sampleLines({ samples }: VoiceGuide, whole: Room): string[] {
  const frame = estimateTokens(block('sample', ['']))
  const head = lineTokens(SAMPLES_HEAD)
  const room = { left: whole.left - head }
  const lines: string[] = []
  for (const [at, sample] of samples.entries()) {
    const share = Math.floor(room.left / (samples.length - at)) - frame - 1
    const text = share < LEAST_SAMPLE ? '' : cutToTokens(asData(sample), share)
    if (text !== '' && take(room, frame + estimateTokens(text) + 1))
      lines.push(block('sample', [text]).trimEnd())
  }
  if (lines.length === 0) return []
  whole.left = room.left
  return [SAMPLES_HEAD, ...lines]
}

/** Headings alone where there is no room for what belongs under them. */
export function planLines({ outline }: DraftContext, room: Room): string[] {
  const headings = outline.map(
    ({ heading, targetWords }) => `${asLine(heading)} (about ${targetWords} words)`,
  )
  const lines = outline.map(({ brief }, at) => `${headings[at] ?? ''}: ${asLine(brief)}`)
  const tokens = lines.reduce((sum, line) => sum + lineTokens(line), 0)
  return fitLines(tokens <= room.left ? lines : headings, room)
}

function told(label: string, text: string): string[] {
  return text.trim() === '' ? [] : [`${label}: ${asLine(text)}`]
}
