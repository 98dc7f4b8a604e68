// A project of any size in a store: sessions that were told, and a manuscript that a drafter and the author have written.
import type { AuthorshipSpan } from '../../src/shared/document/authorship.ts'
import { paragraphSources } from '../../src/shared/document/paragraph-sources.ts'
import { parseSections } from '../../src/shared/document/sections.ts'
import { untouchedJob } from '../../src/shared/drafting/draft-job.ts'
import type { ServiceContext } from '../../src/main/context.ts'
import { paragraphHash } from '../../src/main/document/paragraph-hash.ts'
import { createProject } from '../../src/main/projects/create-project.ts'
import { saveDocument } from '../../src/main/store/queries/documents.ts'
import { insertDraftJob } from '../../src/main/store/queries/draft-jobs.ts'
import { saveParagraphSources } from '../../src/main/store/queries/paragraph-sources.ts'
import { saveSections } from '../../src/main/store/queries/sections.ts'
import { insertSession, updateSession } from '../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { makeItem } from '../support/items.ts'

export interface ProjectSize {
  sessions: number
  /** Told in all of them. */
  toldWords: number
  manuscriptWords: number
}

export const LONG: ProjectSize = { sessions: 30, toldWords: 300_000, manuscriptWords: 100_000 }

export interface LongProject {
  projectId: string
  /** The one that is still told. */
  sessionId: string
}

const PLACES = 'road river kitchen loft harbour chapel mill orchard schoolroom lighthouse'.split(' ')
const PEOPLE = 'my father|my mother|the ferryman|old Mr Calder|my sister Isa|the doctor|Davie|our aunt'.split(
  '|',
)
const DEEDS =
  'kept the lamp lit until the last boat was in|wrote it all down in the back of the hymn book|crossed the ice on foot with the dog ahead|mended the engine by ear and told no one|sang every verse before the tide had turned|sold the horse and walked home in the rain'.split(
    '|',
  )
const SENTENCES = 6
const PARAGRAPHS_OF_SECTION = 24

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/** About 80 words; no two alike. */
function passage(n: number): string {
  const sentences = Array.from({ length: SENTENCES }, (_, part) => {
    const at = n * SENTENCES + part
    return `In the year ${1900 + (at % 97)} ${pick(PEOPLE, at)} ${pick(DEEDS, at >> 2)}, by the ${pick(PLACES, at >> 3)}.`
  })
  return `This is what happened the ${n}th time. ${sentences.join(' ')}`
}
const wordsOf = (text: string): number => text.split(' ').length

/** All that was told has been drafted; the manuscript stands as a job left it. */
export function makeLongProject(ctx: ServiceContext, title: string, size: ProjectSize): LongProject {
  const { store, newId } = ctx
  const { id: projectId } = createProject(ctx, { title, contentType: 'memoir' })
  return store.transaction(() => {
    const told = tellSessions(ctx, projectId, size)
    const jobId = newId()
    writeManuscript(ctx, { projectId, title, jobId, words: size.manuscriptWords, itemIds: told.itemIds })
    const asked = {
      sessionId: null,
      urgency: 'routine',
      summary: [],
      transcriptAnchors: [],
      activeSection: null,
    } as const
    const at = ctx.now()
    const ended = { status: 'complete', startedAt: at, completedAt: at, itemsRead: told.counts } as const
    insertDraftJob(store, {
      ...{ ...untouchedJob, ...asked, summary: [], transcriptAnchors: [], ...ended },
      ...{ id: jobId, projectId, mergedCount: 0, createdAt: at },
    })
    return { projectId, sessionId: told.lastSession }
  })
}

/** What was not told yet; each number is another. */
export function moreWords(n: number): string {
  return `What nobody had asked before, number ${n}. ${passage(1_000_000 + n)}`
}

function tellSessions({ store, now, newId }: ServiceContext, projectId: string, size: ProjectSize) {
  const itemIds: string[] = []
  const counts: Record<string, number> = {}
  let lastSession = ''
  for (let session = 0, n = 0; session < size.sessions; session++) {
    const sessionId = newId()
    const of = { id: sessionId, projectId, kind: 'guided', stage: 'ghostwriting' } as const
    insertSession(store, { ...of, status: 'live', startedAt: now(), endedAt: null })
    let previousItemId: string | null = null
    let count = 0
    const say = (role: 'assistant' | 'user', text: string): number => {
      const itemId = newId()
      saveTranscriptItem(store, sessionId, makeItem({ itemId, previousItemId, role, text, createdAt: now() }))
      previousItemId = itemId
      if (role === 'user') itemIds.push(itemId)
      count++
      return wordsOf(text)
    }
    for (let words = 0; words < size.toldWords / size.sessions; n++)
      words += say('assistant', `And what came after that, number ${n}?`) + say('user', passage(n))
    counts[sessionId] = count
    if (session < size.sessions - 1) updateSession(store, sessionId, { status: 'ended', endedAt: now() })
    lastSession = sessionId
  }
  return { itemIds, counts, lastSession }
}

interface Writing {
  projectId: string
  title: string
  jobId: string
  words: number
  itemIds: string[]
}

/** Every seventh paragraph is the author's own, and rests on nothing that was told. */
function writeManuscript({ store, now, newId }: ServiceContext, writing: Writing): void {
  const { projectId, title, jobId, itemIds } = writing
  const spans: AuthorshipSpan[] = []
  const paragraphs: { markdown: string; sources: string[] }[] = []
  let markdown = ''
  const add = (by: AuthorshipSpan['by'], text: string): void => {
    markdown += text
    spans.push({ by, length: text.length })
  }
  add('drafter', `# ${title}\n`)
  for (let [words, n] = [0, 0]; words < writing.words; n++) {
    if (n % PARAGRAPHS_OF_SECTION === 0) add('drafter', `\n## Part ${n / PARAGRAPHS_OF_SECTION + 1}\n`)
    const text = passage(500_000 + n)
    const isOwn = n % 7 === 3
    add('drafter', '\n')
    add(isOwn ? 'author' : 'drafter', `${text}\n`)
    words += wordsOf(text)
    if (!isOwn) paragraphs.push({ markdown: text, sources: [pick(itemIds, n), pick(itemIds, n + 1)] })
  }
  const document = { projectId, markdown, revision: 1, updatedAt: now() }
  saveDocument(store, document, { words: wordsOf(markdown), authorship: spans })
  saveSections(
    store,
    projectId,
    parseSections(markdown).map(({ heading }, position) => ({
      ...{ id: newId(), projectId, heading, position },
      ...{ status: 'drafting', locked: false, targetWords: null },
    })),
  )
  const placed = paragraphs.map((paragraph) => ({ ...paragraph, sectionId: '' }))
  saveParagraphSources(store, projectId, paragraphSources(placed, jobId, paragraphHash))
}
