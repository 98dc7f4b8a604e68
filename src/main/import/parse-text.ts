// .txt and .md: one pass to learn who speaks, one to read the turns.
import { importError } from '../../shared/import/import-error.ts'
import { createInterviewCollector, type InterviewCollector } from '../../shared/import/interview-collector.ts'
import { itemsOfTurns } from '../../shared/import/items-of-turns.ts'
import { createLabelCensus, type TextSurvey } from '../../shared/import/label-census.ts'
import { titleOf } from '../../shared/import/preface.ts'
import { createTextTurns } from '../../shared/import/text-turns.ts'
import type { ImportSource } from './inspect-file.ts'
import { stretch, type Pace } from './pace.ts'
import type { ParsedInterview } from './parsed-interview.ts'
import { eachLine } from './read-text.ts'

const LONGEST_LINE = 64 * 1024
const MOST_DOUBTS = 5

export async function parseText(source: ImportSource, pace: Pace): Promise<ParsedInterview> {
  const census = createLabelCensus()
  await eachLine(source, stretch(pace, 0, 0.3), census.see, LONGEST_LINE)
  const survey = census.finish()
  const collector = createInterviewCollector()
  const turns = createTextTurns(survey, source.format === 'markdown', collector.add)
  await eachLine(source, stretch(pace, 0.3, 1), turns.push, LONGEST_LINE)
  turns.end()
  if (!collector.turns.some(({ kind }) => kind === 'speech')) {
    throw importError(
      'There are no words of a speaker in this file.',
      'Expected lines such as "ANNA: Good morning."',
      1,
    )
  }
  const warnings = surveyWarnings(survey)
  if (survey.speakers.size > 0 && turns.preface.length > 0) warnings.unshift(prefaceWarning(turns.preface))
  return collected(collector, titleOf(turns.preface), warnings)
}

export function collected(
  collector: InterviewCollector,
  title: string | null,
  warnings: string[],
): ParsedInterview {
  const { turns } = collector
  return {
    title,
    speakers: collector.speakers(),
    turns: turns.filter(({ kind }) => kind === 'speech').length,
    words: collector.words(),
    sample: collector.sample(),
    warnings,
    sessions: [
      {
        times: null,
        itemCount: turns.length,
        items: (authors, context) => itemsOfTurns(turns, authors, context),
      },
    ],
  }
}

function surveyWarnings({ speakers, doubtful, pageNumbers }: TextSurvey): string[] {
  const warnings: string[] = []
  if (speakers.size === 0) {
    warnings.push(
      'No speaker labels such as "ANNA:" were found, so everything is taken as the words of one speaker, the author.',
    )
  }
  for (const { name, line } of doubtful.slice(0, MOST_DOUBTS)) {
    warnings.push(`Line ${line} begins with "${name}:", but only there, so it stays in the turn before it.`)
  }
  if (doubtful.length > MOST_DOUBTS)
    warnings.push(`${doubtful.length - MOST_DOUBTS} more lines begin like that.`)
  if (pageNumbers.size > 0) warnings.push(`${pageNumbers.size} page numbers were left out.`)
  return warnings
}

function prefaceWarning(preface: readonly string[]): string {
  const start = preface.join(' ').slice(0, 80)
  return `The text before the first speaker ("${start}") is kept at the start as a remark that nobody said.`
}
