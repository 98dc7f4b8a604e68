// The projects and templates as the library shows them: filled by one request, renewed when main says so.
import { create } from 'zustand'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { TemplateView } from '../../shared/ipc/views.ts'
import type { Project, ProjectSummary } from '../../shared/project/project.ts'
import { request, subscribe } from '../bridge/client.ts'

interface LibraryState {
  /** null until the first answer; includes archived projects. */
  projects: ProjectSummary[] | null
  templates: TemplateView[]
  /** Why the list could not be had; words for the author. */
  failure: string | null
  load(): Promise<void>
  create(input: RequestInput<'projects.create'>): Promise<Project>
  update(input: RequestInput<'projects.update'>): Promise<Project>
  /** Hides the project; `undoRemove` brings it back until the studio quits. */
  remove(projectId: string): Promise<void>
  undoRemove(projectId: string): Promise<void>
}

export const useLibrary = create<LibraryState>((set, get) => ({
  projects: null,
  templates: [],
  failure: null,
  load: async () => {
    const mine = ++loads
    try {
      const known = get().templates
      const [projects, templates] = await Promise.all([
        request('projects.list', { includeArchived: true }),
        known.length > 0 ? known : request('templates.list', {}),
      ])
      // An older answer must not replace a newer one.
      if (mine === loads) set({ projects, templates, failure: null })
    } catch (error) {
      if (mine === loads) set({ failure: error instanceof Error ? error.message : String(error) })
    }
  },
  create: async (input) => renewed(get, await request('projects.create', input)),
  update: async (input) => renewed(get, await request('projects.update', input)),
  remove: async (projectId) => {
    await request('projects.delete', { projectId })
    await get().load()
  },
  undoRemove: async (projectId) => {
    await request('projects.undoDelete', { projectId })
    await get().load()
  },
}))

let loads = 0

async function renewed<T>(get: () => LibraryState, value: T): Promise<T> {
  await get().load()
  return value
}

/** Keeps the list current. Many changes in one go cost one request. */
export function followLibrary(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      void useLibrary.getState().load()
    }, 120)
  }
  const stops = [
    subscribe('projects.changed', soon),
    subscribe('blueprint.changed', soon),
    subscribe('todos.changed', soon),
    subscribe('document.changed', soon),
    subscribe('session.changed', soon),
  ]
  return () => {
    if (timer !== null) clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

/** The title of a project in the list, or null when it is not there. */
export function titleOf(projects: readonly ProjectSummary[] | null, projectId: string): string | null {
  return projects?.find((project) => project.id === projectId)?.title ?? null
}
