// Random afternoons of an author in two windows and a drafter behind: everybody ends with the same text, which is the
// stored one, and holds every word that was typed and every word that was drafted or its proposal.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { insertProposal, listOpenProposals } from '../../../../src/main/store/queries/proposals.ts'
import { findRevisionMarkdown, listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import type { DraftBase } from '../../../../src/main/document/document-authority.ts'
import { AuthorEditor } from './author-editor.ts'
import { makeStudio } from './test-studio.ts'

const step = fc.record({
  kind: fc.constantFrom('type', 'type', 'paragraph', 'push', 'pull', 'base', 'draft', 'wait'),
  editor: fc.nat({ max: 1 }),
  at: fc.nat({ max: 10_000 }),
})

describe('two editors and a drafter', () => {
  it('converge, and nobody’s words are lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const studio = makeStudio()
        try {
          const { documents, ctx } = studio
          const editors = [new AuthorEditor(documents, 'p1', 'one'), new AuthorEditor(documents, 'p1', 'two')]
          const words: string[] = []
          const fresh = (mark: string) => {
            words.push(`${mark}${words.length}x`)
            return words.at(-1) ?? ''
          }
          editors[0]?.type(0, '# T\n\n## A\n\nFirst words here. And more.\n\n## B\n\nOther words there.\n')
          editors.forEach((editor) => editor.sync())
          let base: DraftBase = documents.draftBase('p1')
          for (const { kind, editor: which, at } of steps) {
            const editor = editors[which]
            if (editor === undefined) continue
            if (kind === 'type' || kind === 'paragraph') {
              const words = [...editor.text.matchAll(/(?<=\w) /g)]
              const place = words[at % Math.max(1, words.length)]?.index ?? 0
              if (kind === 'type') editor.type(place, ` ${fresh('typed')}`)
              else editor.type(editor.text.length, `\n\n${fresh('typed')} stands alone.`)
            } else if (kind === 'push') editor.push()
            else if (kind === 'pull') editor.pull()
            else if (kind === 'wait') studio.advance(at * 30)
            else if (kind === 'base') base = documents.draftBase('p1')
            else {
              const jobId = ctx.newId()
              const section = base.sections[at % base.sections.length]
              const op = at % 3 === 0 ? 'insert' : 'append'
              const paragraphs = [{ markdown: `The ${fresh('drafted')} came.`, sources: [] }]
              await documents.applyDrafter({
                projectId: 'p1',
                title: 'T',
                jobId,
                base,
                edits: [
                  {
                    op,
                    heading: 'New',
                    sectionId: op === 'insert' ? undefined : section?.id,
                    paragraphs,
                    status: 'complete',
                  },
                ],
                also({ proposals }) {
                  for (const each of proposals) {
                    insertProposal(ctx.store, {
                      ...each,
                      id: ctx.newId(),
                      projectId: 'p1',
                      jobId,
                      status: 'open',
                      createdAt: 0,
                    })
                  }
                },
              })
              base = documents.draftBase('p1')
            }
          }
          editors.forEach((editor) => editor.sync())
          editors.forEach((editor) => editor.sync())
          const stored = findDocument(ctx.store, 'p1')
          const proposed = listOpenProposals(ctx.store, 'p1')
            .map(({ drafterMarkdown }) => drafterMarkdown)
            .join('\n')
          expect(editors.map(({ text }) => text)).toEqual([stored?.markdown, stored?.markdown])
          expect(words.filter((word) => !`${stored?.markdown}\n${proposed}`.includes(word))).toEqual([])
          expect(
            words.filter((word) => word.startsWith('typed') && !stored?.markdown.includes(word)),
          ).toEqual([])
          const view = documents.open('p1')
          expect(view.sections.map(({ heading }) => heading)).toEqual(
            parseSections(view.document.markdown).map(({ heading }) => heading),
          )
          expect(listRevisions(ctx.store, 'p1')[0]?.revision).toBe(stored?.revision)
          expect(findRevisionMarkdown(ctx.store, 'p1', stored?.revision ?? 0)).toBe(stored?.markdown)
        } finally {
          studio.cleanup()
        }
      }),
      { numRuns: 40 },
    )
  })
})
