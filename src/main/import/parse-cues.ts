// .vtt and .srt: captions with times.
import { decode } from 'html-entities'
import { createCueReader } from '../../shared/import/cue-reader.ts'
import { findCueSpeakers, turnsOfCues } from '../../shared/import/cue-turns.ts'
import { importError } from '../../shared/import/import-error.ts'
import { createInterviewCollector } from '../../shared/import/interview-collector.ts'
import type { ImportSource } from './inspect-file.ts'
import { stretch, type Pace } from './pace.ts'
import { collected } from './parse-text.ts'
import type { ParsedInterview } from './parsed-interview.ts'
import { eachLine } from './read-text.ts'

export async function parseCues(
  source: ImportSource,
  format: 'vtt' | 'srt',
  pace: Pace,
): Promise<ParsedInterview> {
  const reader = createCueReader(format, (text) => (text.includes('&') ? decode(text) : text))
  await eachLine(source, stretch(pace, 0, 0.8), reader.push)
  reader.end()
  const { cues } = reader
  const speakers = findCueSpeakers(cues)
  const collector = createInterviewCollector()
  let turns = 0
  for (const turn of turnsOfCues(cues, speakers)) {
    collector.add(turn)
    turns += 1
    if (turns % 16 === 0) await pace.breathe()
  }
  if (turns === 0) throw importError('There are no words in this file.', 'Expected captions with text.', 1)
  const unnamed =
    'No caption says who speaks, so everything is taken as the words of one speaker, the author.'
  return collected(collector, null, speakers.named ? [] : [unnamed])
}
