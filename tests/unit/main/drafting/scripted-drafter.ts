// A drafter whose every attempt is written down beforehand: answers, failures, and waiting until it is let go.
import type {
  DraftAnswer,
  DraftContext,
  Drafter,
  DraftEdit,
  DraftProgress,
} from '../../../../src/shared/drafting/drafter.ts'

export interface Attempt {
  context: DraftContext
  signal: { readonly aborted: boolean }
  onProgress(progress: DraftProgress): void
}

export type Script = (attempt: Attempt, number: number) => DraftAnswer | Promise<DraftAnswer>

export function scriptedDrafter(script: Script): Drafter & { attempts: Attempt[] } {
  const attempts: Attempt[] = []
  return {
    name: 'scripted',
    attempts,
    async draft(context, { signal, onProgress }) {
      const attempt = { context, signal, onProgress }
      attempts.push(attempt)
      return await script(attempt, attempts.length)
    },
  }
}

export function section(heading: string, markdown: string, sources: string[] = []): DraftEdit {
  return { op: 'insert', heading, paragraphs: [{ markdown, sources }], status: 'complete' }
}

export function answer(edits: DraftEdit[], rest: Partial<DraftAnswer> = {}): DraftAnswer {
  return { summary: 'Drafted.', edits, todos: [], resolvedTodoIds: [], ...rest }
}

/** Something to wait for, opened by hand. */
export function gate(): { open(): void; passed: Promise<void> } {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), passed }
}
