// .json: the studio's own transcript export.
import { countWords } from '../../shared/document/word-count.ts'
import { importError } from '../../shared/import/import-error.ts'
import { itemsUnderRoles } from '../../shared/import/items-of-turns.ts'
import {
  createJsonTranscriptReader,
  readWholeTranscript,
  type TranscriptFile,
} from '../../shared/import/json-transcript.ts'
import type { ImportSpeaker } from '../../shared/ipc/views.ts'
import { speakerOf, type TranscriptItemInput } from '../../shared/transcript/item.ts'
import type { ImportSource } from './inspect-file.ts'
import { stretch, type Pace } from './pace.ts'
import type { ParsedInterview } from './parsed-interview.ts'
import { eachLine, readText } from './read-text.ts'

export async function parseJson(source: ImportSource, pace: Pace): Promise<ParsedInterview> {
  const { head, sessions } = await readFile(source, stretch(pace, 0, 0.9))
  const talk = createTalkCounter()
  for (const { items } of sessions) {
    for (const [at, item] of items.entries()) {
      // What stands in its place is counted.
      if (item.kept?.replacedBy == null) talk.see(item)
      if (at % 64 === 63) await pace.breathe()
    }
  }
  const speakers = talk.speakers()
  if (speakers.length === 0)
    throw importError('Nobody says anything in this transcript.', 'Expected items with text.')
  return {
    title: head.project.title,
    speakers,
    turns: speakers.reduce((total, { turns }) => total + turns, 0),
    words: speakers.reduce((total, { words }) => total + words, 0),
    sample: talk.sample,
    warnings: [],
    sessions: sessions.map(({ session, items }) => ({
      times: session,
      itemCount: items.length,
      items: (authors) => itemsUnderRoles(items, speakers, authors),
      kept: items.flatMap(({ itemId, kept }) => (kept === undefined ? [] : [{ itemId, kept }])),
    })),
  }
}

async function readFile(source: ImportSource, pace: Pace): Promise<TranscriptFile> {
  const reader = createJsonTranscriptReader()
  let ours = true
  await eachLine(source, pace, (line, lineNumber) => {
    ours = ours && reader.push(line, lineNumber)
  })
  if (ours) return reader.end()
  // Written anew by another program: its layout tells nothing, so the text is read whole.
  let text = ''
  for await (const piece of readText(source, pace)) text += piece
  return readWholeTranscript(text)
}

function createTalkCounter() {
  const tallies = new Map<string, { turns: number; words: number; asAuthor: number }>()
  const sample: { speaker: string; text: string }[] = []
  return {
    sample,
    see(item: TranscriptItemInput): void {
      const { text, type, role } = item
      if (type !== 'message' || (role !== 'user' && role !== 'assistant') || text === null || text === '')
        return
      const speaker = speakerOf(item)
      const tally = tallies.get(speaker) ?? { turns: 0, words: 0, asAuthor: 0 }
      tallies.set(speaker, tally)
      tally.turns += 1
      tally.words += countWords(text)
      tally.asAuthor += role === 'user' ? 1 : 0
      if (sample.length < 8) sample.push({ speaker, text: text.slice(0, 400) })
    },
    speakers(): ImportSpeaker[] {
      return [...tallies].map(([name, { turns, words, asAuthor }]) => ({
        name,
        turns,
        words,
        suggestedRole: asAuthor * 2 > turns ? 'author' : 'interviewer',
      }))
    },
  }
}
