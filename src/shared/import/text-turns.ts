// Second pass over a .txt or .md: lines become turns, given the survey of the first pass.
import { aside, SOLE_SPEAKER, type EmitTurn } from './interview-turn.ts'
import type { TextSurvey } from './label-census.ts'
import { createParagraphs } from './paragraphs.ts'
import { readLabel, type SpeakerLabel } from './speaker-label.ts'
import { speakerKey } from './speaker-name.ts'

export interface TextTurns {
  push(line: string, lineNumber: number): void
  end(): void
  /** Lines before the first speaker, as they stand; without speakers, the first heading. */
  preface: string[]
}

/** A paragraph in brackets of several words is about the recording ("[END OF SIDE A]"), not said by anyone. */
const ABOUT_RECORDING = /^\[[^\]]*\s[^\]]*\]$/
/** Sounds and gaps of a speaker, which belong to the turn. */
const OF_THE_SPEAKER = /inaudible|unclear|laugh|pause|sigh|cough|cries|crosstalk|indistinct|phon/i
const HEADING = /^#{1,2}\s|^title:/i

export function createTextTurns(survey: TextSurvey, markdown: boolean, emit: EmitTurn): TextTurns {
  const { speakers, pageNumbers } = survey
  const paragraphs = createParagraphs({ hardWrapped: survey.hardWrapped, markdown })
  const preface: string[] = []
  const unlabelled = speakers.size === 0
  let current: { name: string; startMs: number | null } | null = null

  function emitTurn(texts: string[]): void {
    const speaking = current
    const asides = speaking === null ? [] : takeAsides(texts)
    const text = texts.join('\n\n')
    if (text !== '') {
      if (speaking === null) emit(aside(text))
      else {
        const { name, startMs } = speaking
        emit({ kind: 'speech', speaker: name, text, startMs, endMs: null, columns: null })
      }
    }
    for (const words of asides) emit(aside(words))
  }

  /** Without speakers each paragraph is an item, so that a book-length text does not become one. */
  function emitUnlabelled(): void {
    for (const text of paragraphs.take()) {
      emit({ kind: 'speech', speaker: SOLE_SPEAKER, text, startMs: null, endMs: null, columns: null })
    }
  }

  return {
    preface,
    push(line, lineNumber) {
      if (pageNumbers.has(lineNumber)) return paragraphs.pageBreak()
      if (line.includes('\f')) paragraphs.pageBreak()
      if (line.trim() === '') return unlabelled ? emitUnlabelled() : paragraphs.blank()
      const label = unlabelled ? null : knownLabel(line, speakers)
      if (label !== null) {
        emitTurn(paragraphs.take())
        current = { name: label.name, startMs: label.startMs }
        paragraphs.add(label.rest)
        return
      }
      if (unlabelled ? HEADING.test(line) && preface.length === 0 : current === null)
        preface.push(line.trim())
      paragraphs.add(line)
    },
    end() {
      if (unlabelled) emitUnlabelled()
      else emitTurn(paragraphs.take())
    },
  }
}

function knownLabel(line: string, speakers: ReadonlyMap<string, string>): SpeakerLabel | null {
  const label = readLabel(line)
  if (label === null) return null
  const name = speakers.get(speakerKey(label.name))
  return name === undefined ? null : { ...label, name }
}

/** Takes the remarks about the recording that end a turn; within a turn they stay where they are. */
function takeAsides(texts: string[]): string[] {
  const spoken = texts.findLastIndex((text) => !ABOUT_RECORDING.test(text) || OF_THE_SPEAKER.test(text))
  return texts.splice(spoken + 1)
}
