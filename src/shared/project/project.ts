// A project is one book, article or letter: what the library lists.
import { z } from 'zod'

export const contentTypes = [
  'memoir',
  'biography',
  'business_book',
  'how_to',
  'article',
  'blog_post',
  'newsletter',
] as const
export const contentTypeSchema = z.enum(contentTypes)
export type ContentType = z.infer<typeof contentTypeSchema>

export const projectStatuses = ['intake', 'active', 'archived'] as const
export const projectStatusSchema = z.enum(projectStatuses)
export type ProjectStatus = z.infer<typeof projectStatusSchema>

/** Longest title kept, in UTF-16 code units; longer ones are refused with a message. */
export const MAX_TITLE_LENGTH = 300

export interface Project {
  id: string
  title: string
  contentType: ContentType
  goal: string | null
  /** How long the manuscript is to be; null = no goal. */
  targetWords: number | null
  status: ProjectStatus
  /** Milliseconds since the epoch, UTC. */
  createdAt: number
  updatedAt: number
}

/** A row of the library. */
export interface ProjectSummary extends Project {
  words: number
  sessions: number
  openTodos: number
  blueprintKnown: number
}
