// What a drafter is given for one job, read from the store in steps that leave main free in between.
import { ownRanges, type Authorship } from '../../shared/document/authorship.ts'
import type { Manuscript } from '../../shared/document/draft-merge.ts'
import { ownParagraphs } from '../../shared/document/own-paragraphs.ts'
import { paragraphsOf } from '../../shared/document/paragraph-sources.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { ChangedItem, DraftContext, DraftParagraph, SectionText } from '../../shared/drafting/drafter.ts'
import { mayBeTold } from '../../shared/note/left-out.ts'
import type { Project } from '../../shared/project/project.ts'
import { templateFor } from '../../shared/project/templates.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { listParagraphSources } from '../store/queries/paragraph-sources.ts'
import { listSessionDigests } from '../store/queries/session-digests.ts'
import { listDraftSessions } from '../store/queries/sessions.ts'
import { listTodos } from '../store/queries/todos.ts'
import { findItem } from '../store/queries/transcript.ts'
import { getVoiceGuide } from '../store/queries/voice-guides.ts'
import type { Store } from '../store/store.ts'
import { paragraphHash } from '../document/paragraph-hash.ts'
import { standingItems, type StandingItems } from '../transcription/standing-items.ts'
import { notesOfTheBook } from '../transcription/standing-notes.ts'
import { breathe } from './breathe.ts'
import { changedItems } from './changed-items.ts'
import { newItems } from './new-items.ts'
import { toldItems } from './told-items.ts'
import { itemIdsInOrder, sessionIdsInOrder } from './transcript-order.ts'
import { undoneJobs } from './undone-jobs.ts'

/** Milliseconds at a stretch. */
const SLICE_MS = 8

export type BaseManuscript = Manuscript & { authorship: Authorship }

export interface BuiltContext {
  context: DraftContext
  /** For the job's row, once it is complete. */
  itemsRead: Record<string, number>
  /** Rows of what is heard otherwise that the context tells of, by the items they are about. */
  changes: { id: number; itemIds: string[] }[]
}

export async function buildContext(
  store: Store,
  project: Project,
  job: DraftJob,
  base: BaseManuscript,
): Promise<BuiltContext> {
  const { id, title, contentType, goal } = project
  await breathe()
  // First: what is said while the rest is read is new to the next job.
  const { newItemIds: stored, itemsRead } = newItems(store, id)
  const { items: changed, heardNow, changes } = changedItems(store, id)
  const newItemIds = [...new Set([...stored, ...heardNow])]
  const told = toldItems(store, id)
  const standing = standingItems(store, id)
  await breathe()
  const items = await readItems(store, id)
  const sections = sectionTexts(base)
  await breathe()
  const used = await usedItems(store, id, base.markdown)
  await breathe()
  const paragraphs = changed.length === 0 ? null : paragraphsOn(store, id, base.markdown, standing)
  await breathe()
  const digests = listSessionDigests(store, id)
  await breathe()
  const context = {
    project: { id, title, contentType, goal },
    blueprint: getBlueprint(store, id),
    voiceGuide: getVoiceGuide(store, id),
    outline: templateFor(contentType).outline,
    notes: notesOfTheBook(store, id, standing),
    todos: listTodos(store, id).filter((todo) => todo.status !== 'resolved' && mayBeTold(todo)),
    sections,
    items,
    sessions: listDraftSessions(store, id),
    newItemIds,
    digests,
    usedItemIds: told.usedOf(used, new Set(stored)),
    changedItems: changed
      .filter(({ itemId }) => !newItemIds.includes(itemId))
      .map((item): ChangedItem => ({ ...item, paragraphs: paragraphs?.get(item.itemId) ?? [] })),
    anchors: standing.ofAll(job.transcriptAnchors),
    activeSection: job.activeSection,
    requests: job.summary,
  }
  return { context, itemsRead, changes }
}

/** By item, the paragraphs of the text that rest on it. */
function paragraphsOn(
  store: Store,
  projectId: string,
  markdown: string,
  standing: StandingItems,
): Map<string, DraftParagraph[]> {
  const texts = new Map(paragraphsOf(markdown).map((text) => [paragraphHash(text), text]))
  const found = new Map<string, DraftParagraph[]>()
  for (const { paragraphHash: hash, itemIds } of listParagraphSources(store, projectId)) {
    const text = texts.get(hash)
    if (text === undefined) continue
    const sources = standing.ofAll(itemIds)
    for (const itemId of sources)
      found.set(itemId, [...(found.get(itemId) ?? []), { markdown: text, sources }])
  }
  return found
}

/**
 * Every item that was ever drafted: what the author deleted or changed since does not come back. Only what a restored
 * revision undid is free again, unless its paragraph stands in the text after all.
 */
async function usedItems(store: Store, projectId: string, markdown: string): Promise<Set<string>> {
  const undone = await undoneJobs(store, projectId)
  const standing = new Set(undone.size === 0 ? [] : paragraphsOf(markdown).map(paragraphHash))
  const used = new Set<string>()
  for (const { jobId, paragraphHash: hash, itemIds } of listParagraphSources(store, projectId)) {
    if (!undone.has(jobId) || standing.has(hash)) for (const itemId of itemIds) used.add(itemId)
  }
  return used
}

/** Items one by one, so that a transcript of any length can be read in slices. */
async function readItems(store: Store, projectId: string): Promise<TranscriptItem[]> {
  const items: TranscriptItem[] = []
  let until = performance.now() + SLICE_MS
  for (const sessionId of sessionIdsInOrder(store, projectId)) {
    for (const itemId of itemIdsInOrder(store, sessionId)) {
      const item = findItem(store, sessionId, itemId)
      if (item !== null) items.push(item)
      if (performance.now() < until) continue
      await breathe()
      until = performance.now() + SLICE_MS
    }
  }
  return items
}

function sectionTexts({ markdown, sections, authorship }: BaseManuscript): SectionText[] {
  const own = ownRanges(authorship, markdown.length)
  return parseSections(markdown).flatMap(({ body, bodyStart }, at) => {
    const row = sections[at]
    return row === undefined ? [] : [{ ...row, body, ownParagraphs: ownParagraphs(body, bodyStart, own) }]
  })
}
