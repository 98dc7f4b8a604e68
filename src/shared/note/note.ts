// Notes, to-dos and pointers: what is caught while the author talks.
import { z } from 'zod'

export const noteTypes = ['fact', 'story', 'style', 'voice', 'summary'] as const
export const noteTypeSchema = z.enum(noteTypes)
export type NoteType = z.infer<typeof noteTypeSchema>

export const todoStatuses = ['open', 'in_review', 'resolved'] as const
export const todoStatusSchema = z.enum(todoStatuses)
export type TodoStatus = z.infer<typeof todoStatusSchema>

export interface Note {
  id: string
  projectId: string
  sessionId: string | null
  noteType: NoteType
  content: string
  sourceItemIds: string[]
  createdAt: number
}

export interface Todo {
  id: string
  projectId: string
  sessionId: string | null
  label: string
  status: TodoStatus
  createdAt: number
  resolvedAt: number | null
}

/** A bookmark into the transcript. */
export interface TranscriptPointer {
  id: string
  projectId: string
  sessionId: string
  itemId: string
  label: string | null
  createdAt: number
}
