// The part of a package that is for people: manuscript, blueprint, notes, transcripts and history as text.
import { blueprintFieldLabels } from '../../shared/blueprint/view.ts'
import { countWords } from '../../shared/document/word-count.ts'
import { documentFormats, transcriptFormats } from '../../shared/export/formats.ts'
import type { Project } from '../../shared/project/project.ts'
import type { Session } from '../../shared/session/session.ts'
import { itemsWithVersions, shownItems } from '../export/items-with-versions.ts'
import { sourcesOf } from '../export/paragraph-sources.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { findDocument } from '../store/queries/documents.ts'
import { listNotes } from '../store/queries/notes.ts'
import { listRevisions } from '../store/queries/revisions.ts'
import { listTodos } from '../store/queries/todos.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

export interface ReadableFile {
  path: string
  pieces(): Iterable<string>
}

export interface NamedSession {
  session: Session
  /** Of its transcript, and of the folder of its sound. */
  name: string
}

/** Nothing is read before its pieces are asked for. */
export function readableFiles(
  store: Store,
  project: Project,
  sessions: readonly NamedSession[],
  exportedAt: number,
): ReadableFile[] {
  const { id, title, contentType } = project
  const document = () => {
    const markdown = findDocument(store, id)?.markdown ?? ''
    const words = countWords(markdown)
    return { title, contentType, exportedAt, words, markdown, restsOn: sourcesOf(store, id) }
  }
  const talks = sessions.flatMap(({ session, name }): ReadableFile[] => {
    const source = (items: ReturnType<typeof itemsWithVersions>) => ({
      ...{ title, contentType, exportedAt },
      sessions: [{ session, items }],
    })
    const shown = () => shownItems(listItems(store, session.id), true)
    return [
      { path: `transcript/${name}.md`, pieces: () => transcriptFormats.md.render(source(shown())) },
      {
        path: `transcript/${name}.json`,
        pieces: () => transcriptFormats.json.render(source(itemsWithVersions(store, session.id))),
      },
    ]
  })
  return [
    { path: 'read-me.md', pieces: () => [readMe(project)] },
    { path: 'manuscript.md', pieces: () => documentFormats.md.render(document()) },
    { path: 'manuscript-with-sources.md', pieces: () => documentFormats.sourced.render(document()) },
    { path: 'blueprint.md', pieces: () => blueprintMarkdown(store, project) },
    { path: 'blueprint.json', pieces: () => [`${JSON.stringify(getBlueprint(store, id), null, 2)}\n`] },
    { path: 'notes.md', pieces: () => notesMarkdown(store, project) },
    { path: 'history.md', pieces: () => historyMarkdown(store, project) },
    ...talks,
  ]
}

function readMe({ title }: Project): string {
  return [
    `# ${title}`,
    'Everything that the Ghostwriting Studio kept of this project. The texts here are for reading:',
    '`manuscript.md`, the same with its sources as footnotes, the blueprint, notes and to-dos, the history, a transcript ' +
      'of each session, and its sound under `audio`.',
    'The studio rebuilds the project from `data`, `audio` and `manifest.json`: choose “Import projects” there. It checks ' +
      'every file against the manifest, so change none if you mean to import it.',
    '',
  ].join('\n\n')
}

function* blueprintMarkdown(store: Store, { id, title }: Project): Generator<string> {
  const { entries, committedAt } = getBlueprint(store, id)
  yield `# Blueprint of ${title}\n`
  if (committedAt !== null) yield `\nCommitted ${day(committedAt)}.\n`
  for (const { field, value } of entries) yield `\n## ${blueprintFieldLabels[field]}\n\n${value}\n`
}

const todoMarks = { open: '[ ]', in_review: '[ ] (in review)', resolved: '[x]' } as const

function* notesMarkdown(store: Store, { id, title }: Project): Generator<string> {
  yield `# Notes and to-dos of ${title}\n\n## Notes\n`
  for (const { noteType, content, createdAt } of listNotes(store, id))
    yield `\n**${noteType}**, ${day(createdAt)}: ${content}\n`
  yield '\n## To-dos\n\n'
  for (const { label, status } of listTodos(store, id)) yield `- ${todoMarks[status]} ${label}\n`
}

function* historyMarkdown(store: Store, { id, title }: Project): Generator<string> {
  yield `# History of ${title}\n\nThe text of each revision is in \`data/document_revisions.jsonl\`.\n\n`
  for (const { revision, author, words, createdAt } of listRevisions(store, id))
    yield `- Revision ${revision}, ${new Date(createdAt).toISOString()}, ${author}: ${words} words\n`
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
