// Names that the transcription should know how to write.
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Note } from '../note/note.ts'
import type { Project } from '../project/project.ts'

export interface KeywordSource {
  project: Pick<Project, 'title' | 'goal'> | null
  blueprint: Pick<Blueprint, 'entries'> | null
  notes: readonly Pick<Note, 'content'>[]
}

export function keywordsOf({ project }: KeywordSource): string[] {
  return project === null ? [] : [project.title.slice(0, 60)]
}
