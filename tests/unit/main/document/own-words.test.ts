// Random afternoons of an author at the keyboard and a drafter that rewrites everything it can, merged on the text
// thread: whatever the author ever typed stands in the text, still known as the author's.
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createBackground } from '../../../../src/main/background/create-background.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'
import type { StudioError } from '../../../../src/shared/errors.ts'
import { AuthorEditor } from './author-editor.ts'
import { authored, draft, insertion, writtenBy } from './drafting-rig.ts'
import { makeStudio } from './test-studio.ts'

const warnings: string[] = []
const background = createBackground({ warn: (words) => void warnings.push(words) })
afterAll(() => background.close())

const step = fc.record({
  kind: fc.constantFrom('type', 'paragraph', 'heading', 'replace', 'append', 'insert', 'undo', 'move'),
  at: fc.nat({ max: 10_000 }),
  /** Typed while the draft is merged. */
  meanwhile: fc.boolean(),
})

describe('an author and a drafter that rewrites', () => {
  it('never lose a word that the author typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const studio = makeStudio(background)
        try {
          const editor = new AuthorEditor(studio.documents, 'p1')
          const typed: string[] = []
          const jobs: string[] = []
          const type = (at: number, text: (word: string) => string) => {
            typed.push(`own${typed.length}x`)
            const gaps = [...editor.text.matchAll(/(?<=\w) (?=\w)/g)]
            const place = gaps[at % Math.max(1, gaps.length)]?.index ?? editor.text.length
            const words = text(typed.at(-1) ?? '')
            editor.type(words.startsWith('\n') ? editor.text.length : place, words)
            editor.sync()
          }
          editor.type(0, '# T\n\n## A\n\nFirst words here.\n')
          editor.sync()
          await draft(studio, 'first', [insertion('B', 'Drafted words stood here. And here too.')])
          editor.sync()
          for (const { kind, at, meanwhile } of steps) {
            const { sections } = studio.documents.open('p1')
            const section = sections[at % sections.length]
            if (kind === 'type') type(at, (word) => ` ${word}`)
            else if (kind === 'paragraph') type(at, (word) => `\n\n${word} stands alone.\n`)
            else if (kind === 'heading') type(at, (word) => `\n\n## ${word}\n\n`)
            else {
              const work = async () => {
                if (kind === 'move') await studio.documents.moveSection('p1', section?.id ?? '', null)
                else if (kind === 'undo')
                  await studio.documents.undoDraft('p1', jobs[at % jobs.length] ?? 'first')
                else {
                  const jobId = `job${jobs.push(`job${jobs.length}`) - 1}`
                  const edit = insertion(`New ${jobId}`, `The words of ${jobId} came. They stay.`)
                  const op = kind satisfies DraftEdit['op']
                  await draft(studio, jobId, [
                    op === 'insert' ? edit : { ...edit, op, sectionId: section?.id },
                  ])
                }
              }
              // A title that cannot be moved or a draft undone before is refused, and nothing else.
              const done = work().catch((error: unknown) =>
                expect(['INVALID_ARGUMENT', 'CONFLICT', 'NOT_FOUND']).toContain((error as StudioError).code),
              )
              if (meanwhile) type(at, (word) => ` ${word}`)
              await done
            }
            editor.sync()
            const text = authored(studio)
            const own = writtenBy('author', text).join('\n')
            expect(typed.filter((word) => !own.includes(word))).toEqual([])
            expect(editor.text).toBe(text.markdown)
          }
          expect(findDocument(studio.ctx.store, 'p1')?.markdown).toBe(editor.text)
          expect(warnings).toEqual([])
        } finally {
          studio.cleanup()
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('leaves the document as it was when the thread dies in the middle', async () => {
    const dying = createBackground({
      file: new URL(
        'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(1)); parentPort.postMessage({ ready: true })',
      ),
    })
    const studio = makeStudio(dying)
    try {
      const editor = new AuthorEditor(studio.documents, 'p1')
      editor.type(0, 'Mine.\n')
      editor.sync()
      const before = studio.documents.open('p1')
      await expect(draft(studio, 'j1', [insertion('B', 'Drafted.')])).rejects.toMatchObject({
        code: 'INTERNAL',
      })
      expect(studio.documents.open('p1')).toEqual(before)
      editor.type(0, 'Still. ')
      expect(editor.push()).toBe(true)
    } finally {
      await dying.close()
      studio.cleanup()
    }
  })
})
