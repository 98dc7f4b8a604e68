// What a drafter is given for one job, read from the store in steps that leave main free in between.
import type { Manuscript } from '../../shared/document/draft-merge.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftContext, SectionText } from '../../shared/drafting/drafter.ts'
import type { Project } from '../../shared/project/project.ts'
import { templateFor } from '../../shared/project/templates.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { listNotes } from '../store/queries/notes.ts'
import { listParagraphSources } from '../store/queries/paragraph-sources.ts'
import { listSessions } from '../store/queries/sessions.ts'
import { listTodos } from '../store/queries/todos.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { breathe } from './breathe.ts'

export async function buildContext(
  store: Store,
  project: Project,
  job: DraftJob,
  base: Manuscript,
): Promise<DraftContext> {
  const { id, title, contentType, goal } = project
  const items: TranscriptItem[] = []
  for (const session of listSessions(store, id)) {
    for (const item of listItems(store, session.id)) items.push(item)
    await breathe()
  }
  const sections = sectionTexts(base)
  await breathe()
  // Every item that was ever drafted: what the author deleted or changed since does not come back.
  const usedItemIds = new Set<string>()
  for (const source of listParagraphSources(store, id))
    for (const used of source.itemIds) usedItemIds.add(used)
  return {
    project: { id, title, contentType, goal },
    blueprint: getBlueprint(store, id),
    outline: templateFor(contentType).outline,
    notes: listNotes(store, id),
    todos: listTodos(store, id).filter((todo) => todo.status !== 'resolved'),
    sections,
    items,
    usedItemIds: [...usedItemIds],
    anchors: job.transcriptAnchors,
    activeSection: job.activeSection,
    requests: job.summary,
  }
}

function sectionTexts({ markdown, sections }: Manuscript): SectionText[] {
  return parseSections(markdown).flatMap(({ body }, at) => {
    const row = sections[at]
    return row === undefined ? [] : [{ ...row, body }]
  })
}
