// What a program wrote, as text and, where it tells them, words with times: JSON as whisper.cpp, Whisper and Vosk write
// it, or plain text.
import { z } from 'zod'
import type { SpokenWord } from '../../../shared/transcript/version.ts'
import type { Spoken } from '../speech-process-port.ts'

const seconds = z.number().finite()
const timedWord = z.object({
  word: z.string().optional(),
  text: z.string().optional(),
  start: seconds,
  end: seconds,
})
/** Whisper and those that write like it; times in seconds. */
const whisperSchema = z.object({
  text: z.string().optional(),
  words: z.array(timedWord).optional(),
  /** Vosk's name for them. */
  result: z.array(timedWord).optional(),
  segments: z
    .array(z.object({ text: z.string().optional(), words: z.array(timedWord).optional() }))
    .optional(),
})
const milliseconds = z.object({ from: z.number().finite(), to: z.number().finite() })
/** whisper.cpp; times in milliseconds. */
const whisperCppSchema = z.object({
  transcription: z.array(
    z.object({
      text: z.string(),
      tokens: z.array(z.object({ text: z.string(), offsets: milliseconds.optional() })).optional(),
    }),
  ),
})

export function readOutput(output: string): Spoken {
  return readJson(output) ?? { text: plainText(output), words: null }
}

/** null = it is none that is understood. */
function readJson(output: string): Spoken | null {
  if (!/^\s*[{[]/.test(output)) return null
  let json: unknown
  try {
    json = JSON.parse(output)
  } catch {
    // Text that begins with a bracket.
    return null
  }
  const cpp = whisperCppSchema.safeParse(json)
  if (cpp.success) return fromWhisperCpp(cpp.data)
  const whisper = whisperSchema.safeParse(json)
  return whisper.success ? fromWhisper(whisper.data) : null
}

function fromWhisper({ text, words, result, segments }: z.infer<typeof whisperSchema>): Spoken | null {
  const whole = text ?? segments?.map((segment) => segment.text ?? '').join(' ')
  const ofSegments = segments?.flatMap((segment) => segment.words ?? [])
  const timed = [words, result, ofSegments].find((each) => each !== undefined && each.length > 0) ?? []
  const spoken = timed.flatMap((word) =>
    wordOf(word.word ?? word.text ?? '', word.start * 1000, word.end * 1000),
  )
  if (whole === undefined && spoken.length === 0) return null
  return {
    text: inOneLine(whole ?? spoken.map((word) => word.text).join(' ')),
    words: spoken.length === 0 ? null : spoken,
  }
}

function fromWhisperCpp({ transcription }: z.infer<typeof whisperCppSchema>): Spoken {
  const words: SpokenWord[] = []
  for (const { text, offsets } of transcription.flatMap(({ tokens }) => tokens ?? [])) {
    // What begins so tells of the times, and is not said.
    if (offsets === undefined || text.startsWith('[_')) continue
    const last = words.at(-1)
    if (last === undefined || text.startsWith(' ')) words.push(...wordOf(text, offsets.from, offsets.to))
    else Object.assign(last, { text: last.text + text.trim(), endMs: offsets.to })
  }
  const text = inOneLine(transcription.map((segment) => segment.text).join(' '))
  return { text, words: words.length === 0 ? null : words }
}

function wordOf(text: string, startMs: number, endMs: number): SpokenWord[] {
  const word = text.trim()
  return word === '' ? [] : [{ text: word, startMs: Math.round(startMs), endMs: Math.round(endMs) }]
}

/** As whisper.cpp puts before each line. */
const TIMES = /^\s*\[\d{2}:\d{2}(?::\d{2})?[.,]\d{3} --> \d{2}:\d{2}(?::\d{2})?[.,]\d{3}\]/gm

function plainText(output: string): string {
  return inOneLine(output.replaceAll(TIMES, ''))
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
