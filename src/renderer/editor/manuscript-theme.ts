// How the page looks: Literata on paper, 66 characters a line, 1.7 leading. Colours are the design system's tokens.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const page = EditorView.theme({
  '&': { height: '100%', fontSize: '18px', backgroundColor: 'var(--color-paper)', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-serif)', lineHeight: '1.7', overflowX: 'hidden' },
  '.cm-content': {
    width: '100%',
    maxWidth: 'calc(66ch + 48px)',
    margin: '0 auto',
    padding: '40px 24px 40vh',
    caretColor: 'var(--color-accent)',
  },
  '.cm-line': { padding: '0 2px 0 14px', borderLeft: '2px solid transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--color-accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--color-accent) 22%, transparent)',
  },
  '.cm-placeholder': { color: 'var(--color-soft)', fontStyle: 'italic' },
  '.ms-heading': { lineHeight: '1.3', fontWeight: '600' },
  '.ms-heading-1': { fontSize: '1.7em', paddingTop: '0.35em' },
  '.ms-heading-2': { fontSize: '1.35em', paddingTop: '0.7em' },
  '.ms-heading-3': { fontSize: '1.15em', paddingTop: '0.5em' },
  '.ms-quote': { paddingLeft: '2em', color: 'var(--color-soft)', fontStyle: 'italic' },
  '.ms-list': { paddingLeft: '2.6em', textIndent: '-1.1em' },
  '.ms-bullet': { color: 'var(--color-accent)' },
  '.ms-code': { fontFamily: 'ui-monospace, monospace', fontSize: '0.85em' },
  '.ms-rule': { color: 'var(--color-soft)', textAlign: 'center' },
  '.ms-link': {
    textDecoration: 'underline',
    textDecorationColor: 'var(--color-line)',
    textUnderlineOffset: '3px',
  },
  '.ms-removed': { color: 'var(--color-live)', backgroundColor: 'var(--color-live-soft)' },
  '.ms-added': {
    color: 'var(--color-good)',
    backgroundColor: 'var(--color-good-soft)',
    textDecoration: 'none',
  },
  // What the drafter wrote, in a softer ink; the author's own words stand out.
  '[data-authorship=shown] & .ms-drafted': { color: 'var(--color-soft)' },
  '.ms-avoided': {
    textDecoration: 'underline dotted var(--color-warn) 2px',
    textUnderlineOffset: '4px',
  },
  '.ms-changed': { borderLeftColor: 'var(--color-accent)' },
})

/** Marks in the margins, in the content's own padding. */
const marginMark = EditorView.theme({
  '.ms-mark': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '1px',
    minWidth: '24px',
    height: '24px',
    marginTop: '-12px',
    borderRadius: '6px',
    color: 'var(--color-soft)',
    fontFamily: 'var(--font-sans)',
    fontSize: '11px',
    lineHeight: '1',
  },
  '.ms-mark span': { fontFamily: 'var(--font-serif)', fontSize: '22px', height: '10px' },
  '.ms-mark:hover': { backgroundColor: 'var(--color-hover)', color: 'var(--color-ink)' },
  '.ms-mark-unsourced, .ms-mark-avoided': { color: 'var(--color-warn)', fontSize: '15px', fontWeight: '700' },
})

const searchPanel = EditorView.theme({
  '.cm-panels': {
    backgroundColor: 'var(--color-desk)',
    color: 'var(--color-ink)',
    fontFamily: 'var(--font-sans)',
    fontSize: '13px',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--color-line)' },
  '.cm-panel.cm-search': { padding: '8px 36px 8px 16px' },
  '.cm-textfield': {
    backgroundColor: 'var(--color-paper)',
    border: '1px solid var(--color-line)',
    borderRadius: '6px',
    padding: '3px 8px',
    color: 'inherit',
    fontSize: '13px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--color-paper)',
    border: '1px solid var(--color-line)',
    borderRadius: '6px',
    color: 'inherit',
    fontSize: '13px',
  },
  '.cm-panel.cm-search [name=close]': { right: '12px', top: '8px', fontSize: '18px', color: 'inherit' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in oklab, var(--color-accent) 22%, transparent)' },
  '.cm-searchMatch-selected': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent) 45%, transparent)',
  },
})

const inlineStyle = HighlightStyle.define([
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'ui-monospace, monospace', fontSize: '0.88em' },
  { tag: [tags.processingInstruction, tags.url], color: 'var(--color-soft)' },
])

export const manuscriptTheme: Extension = [page, marginMark, searchPanel, syntaxHighlighting(inlineStyle)]
