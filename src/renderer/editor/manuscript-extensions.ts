// What the editor can do, gathered once: editing keys, undo, search, Markdown, live preview and the page's look.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view'
import { forgetSeenMarks } from './change-marks.ts'
import { cspNonce } from './csp-nonce.ts'
import { livePreview } from './live-preview.ts'
import { manuscriptTheme } from './manuscript-theme.ts'
import { wrappedSpace } from './wrapped-space.ts'

const INVITATION = 'Write here, or start an interview: what you say becomes the first draft.'

export function manuscriptExtensions(): Extension {
  return [
    reading(),
    history(),
    drawSelection(),
    search({ top: true }),
    highlightSelectionMatches(),
    // Tab is left alone: it moves the focus on, as everywhere else in the window.
    keymap.of([...markdownKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    forgetSeenMarks,
    wrappedSpace,
    placeholder(INVITATION),
    EditorView.contentAttributes.of({
      'aria-label': 'Manuscript',
      'aria-multiline': 'true',
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
    }),
  ]
}

/** The look alone, for the editor and for old revisions. */
export function reading(): Extension {
  return [
    EditorView.cspNonce.of(cspNonce()),
    markdown({ base: markdownLanguage, completeHTMLTags: false }),
    livePreview,
    manuscriptTheme,
    EditorView.lineWrapping,
    focusableScroller,
  ]
}

/** A scroll area that holds more than it shows must be reachable by keyboard. */
const focusableScroller = EditorView.updateListener.of((update) => {
  const { scrollDOM } = update.view
  if (scrollDOM.tabIndex !== 0) scrollDOM.tabIndex = 0
})
