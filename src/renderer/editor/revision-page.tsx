// An old revision, to read: the page's look without editing.
import { useEffect, useRef, type ReactNode } from 'react'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { textOf } from './adopt-fresh-text.ts'
import { reading } from './manuscript-extensions.ts'

export function RevisionPage({ markdown, label }: { markdown: string; label: string }): ReactNode {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!parent.current) return
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: textOf(markdown),
        extensions: [
          reading(),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
        ],
      }),
    })
    return () => view.destroy()
  }, [markdown, label])
  return <div ref={parent} className="h-full min-h-0 overflow-hidden" />
}
