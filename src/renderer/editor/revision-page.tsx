// An old revision, to read: the page's look without editing, and on demand what changed since, word by word.
import { useEffect, useRef, type ReactNode } from 'react'
import { EditorState } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { textOf } from './adopt-fresh-text.ts'
import { compareTexts, type Comparison } from './comparison.ts'
import { reading } from './manuscript-extensions.ts'

interface RevisionPageProps {
  markdown: string
  /** The text to compare with; null = only the revision itself. */
  since: string | null
  label: string
}

export function RevisionPage({ markdown, since, label }: RevisionPageProps): ReactNode {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!parent.current) return
    const shown = since === null ? plain(markdown) : compareTexts(markdown, since)
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: textOf(shown.text),
        extensions: [
          reading(),
          EditorState.readOnly.of(true),
          EditorView.decorations.of(decorate(shown)),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
        ],
      }),
    })
    const first = [...shown.removed, ...shown.added].reduce(
      (least, { from }) => Math.min(least, from),
      Infinity,
    )
    if (first !== Infinity) view.dispatch({ effects: EditorView.scrollIntoView(first, { y: 'center' }) })
    return () => view.destroy()
  }, [markdown, since, label])
  return <div ref={parent} className="h-full min-h-0 overflow-hidden" />
}

function plain(text: string): Comparison {
  return { text, removed: [], added: [] }
}

const removedMark = Decoration.mark({ tagName: 'del', class: 'ms-removed' })
const addedMark = Decoration.mark({ tagName: 'ins', class: 'ms-added' })

function decorate({ removed, added }: Comparison) {
  return Decoration.set(
    [
      ...removed.map(({ from, to }) => removedMark.range(from, to)),
      ...added.map(({ from, to }) => addedMark.range(from, to)),
    ],
    true,
  )
}
