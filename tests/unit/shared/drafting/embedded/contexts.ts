// Contexts for tests of the embedded drafter.
import type { DraftAnswer, DraftContext, SectionText } from '../../../../../src/shared/drafting/drafter.ts'
import { createEmbeddedDrafter } from '../../../../../src/shared/drafting/embedded/embedded-drafter.ts'
import { emptyVoiceGuide } from '../../../../../src/shared/drafting/voice-guide.ts'
import type { ContentType } from '../../../../../src/shared/project/project.ts'
import { templateFor } from '../../../../../src/shared/project/templates.ts'
import type { TranscriptItem } from '../../../../../src/shared/transcript/item.ts'

export function contextOf(items: TranscriptItem[], contentType: ContentType = 'memoir'): DraftContext {
  return {
    project: { id: 'project', title: 'Working Title', contentType, goal: null },
    voiceGuide: emptyVoiceGuide,
    blueprint: { projectId: 'project', committedAt: null, entries: [] },
    outline: templateFor(contentType).outline,
    notes: [],
    todos: [],
    sections: [],
    items,
    sessions: [],
    newItemIds: [],
    digests: [],
    usedItemIds: [],
    anchors: [],
    activeSection: null,
    requests: [],
  }
}

export function draft(context: DraftContext): Promise<DraftAnswer> {
  const drafter = createEmbeddedDrafter({ pause: () => Promise.resolve() })
  return drafter.draft(context, { signal: { aborted: false }, onProgress: () => undefined })
}

/** The context after the document took the answer in, as the queue would build it for the next job. */
export function after(context: DraftContext, answer: DraftAnswer): DraftContext {
  const sections: SectionText[] = context.sections.map((section) => ({ ...section }))
  for (const edit of answer.edits) {
    const text = edit.paragraphs.map((paragraph) => paragraph.markdown).join('\n\n')
    const existing = sections.find((section) => section.id === edit.sectionId)
    if (existing !== undefined) existing.body = `${existing.body}\n\n${text}`.trim()
    else {
      const id = `section-${String(sections.length)}`
      const position = sections.length
      const { status, heading = '' } = edit
      sections.push({
        id,
        projectId: 'project',
        heading,
        position,
        status,
        locked: false,
        targetWords: null,
        body: text,
        ownParagraphs: [],
      })
    }
  }
  const used = answer.edits.flatMap((edit) => edit.paragraphs.flatMap((paragraph) => paragraph.sources))
  return { ...context, sections, usedItemIds: [...new Set([...context.usedItemIds, ...used])] }
}

/** Items of a talk: "Q" lines are the interviewer's, others the author's. */
export function talk(
  lines: string[],
  payload: TranscriptItem['payload'] = null,
  session = 'talk',
): TranscriptItem[] {
  return lines.map((line, position) => ({
    sessionId: session,
    itemId: `${session}-${String(position)}`,
    previousItemId: position === 0 ? null : `${session}-${String(position - 1)}`,
    position,
    role: line.startsWith('Q: ') ? 'assistant' : 'user',
    type: 'message',
    status: 'completed',
    text: line.replace(/^Q: /, ''),
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload,
    createdAt: 0,
  }))
}
