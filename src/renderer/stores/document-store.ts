// The open manuscript: the editing session, and what main keeps beside the text (sections, proposals, sources).
import { create } from 'zustand'
import type { ParagraphSource, Proposal } from '../../shared/document/document.ts'
import type { Section } from '../../shared/document/section.ts'
import type { Events } from '../../shared/ipc/contract.ts'
import type { BesideDocument, OpenDocument } from '../../shared/ipc/views.ts'
import { onGap, request, subscribe } from '../bridge/client.ts'
import type { AuthorityPort, SaveState } from '../editor/document-sync.ts'
import { guardLeaving } from '../editor/leave-guard.ts'
import { ManuscriptSession } from '../editor/manuscript-session.ts'
import type { Outline } from '../editor/outline.ts'
import { messageOf } from './projection.ts'

interface DocumentState {
  projectId: string | null
  /** null until main has answered. */
  manuscript: ManuscriptSession | null
  outline: Outline
  save: SaveState
  sections: Section[]
  proposals: Proposal[]
  sources: ParagraphSource[]
  /** Trimmed text of the paragraph at the caret. */
  paragraph: string | null
  paragraphHasDrafted: boolean
  /** Counts the times the author asked what the paragraph rests on, by its mark in the margin. */
  sourcesAsked: number
  /** Where the first change that the author has not seen stands; null = none. */
  unseenChange: number | null
  failure: string | null
}

const nothing: DocumentState = {
  projectId: null,
  manuscript: null,
  outline: { headings: [], words: 0 },
  save: { kind: 'saved' },
  sections: [],
  proposals: [],
  sources: [],
  paragraph: null,
  paragraphHasDrafted: false,
  sourcesAsked: 0,
  unseenChange: null,
  failure: null,
}

export const useDocument = create<DocumentState>(() => nothing)

/** Sessions by project. One with unsaved changes outlives its page and goes on trying. */
const manuscripts = new Map<string, ManuscriptSession>()
let guarding: (() => void) | null = null
let answering: (() => void) | null = null

const AUTHOR_PAUSE_MS = 1000

/** Shows a project's manuscript and keeps it current until the answer is called. */
export function followDocument(projectId: string): () => void {
  closeSaved(projectId)
  answering ??= subscribe('document.flush', (event) => void answerFlush(event))
  if (useDocument.getState().projectId !== projectId) {
    useDocument.setState({ ...nothing, projectId, manuscript: manuscripts.get(projectId) ?? null })
  }
  let later: ReturnType<typeof setTimeout> | null = null
  const refresh = () => void loadDocument(projectId)
  const stops = [
    subscribe('document.changed', (event) => {
      if (event.projectId !== projectId) return
      manuscripts.get(projectId)?.remoteVersion(event.version)
      if (later !== null) clearTimeout(later)
      // While the author types, sections are looked at again only in a pause.
      later = setTimeout(refresh, event.by === 'author' ? AUTHOR_PAUSE_MS : 0)
    }),
    onGap(refresh),
  ]
  refresh()
  return () => {
    if (later !== null) clearTimeout(later)
    for (const stop of stops) stop()
  }
}

/** Fetches what stands beside the text, and the text itself where it is not open yet. */
export async function loadDocument(projectId: string): Promise<void> {
  try {
    const known = manuscripts.get(projectId)
    const beside = known === undefined ? await openDocument(projectId) : await besideOf(projectId, known)
    if (beside === null || useDocument.getState().projectId !== projectId) return
    const { sections, proposals, sources } = beside
    const manuscript = manuscripts.get(projectId) ?? null
    manuscript?.tell({
      sources: new Map(sources.map(({ paragraphHash, itemIds }) => [paragraphHash, itemIds.length])),
    })
    useDocument.setState({ sections, proposals, sources, failure: null, manuscript })
  } catch (error) {
    if (useDocument.getState().projectId === projectId) useDocument.setState({ failure: messageOf(error) })
  }
}

type Beside = Pick<BesideDocument, 'sections' | 'proposals' | 'sources'>

async function besideOf(projectId: string, manuscript: ManuscriptSession): Promise<Beside> {
  const beside = await request('document.beside', { projectId })
  manuscript.remoteVersion(beside.version)
  manuscript.showAuthorship(beside.version, beside.authorship)
  return beside
}

/** null when the author has gone to another project meanwhile. */
async function openDocument(projectId: string): Promise<Beside | null> {
  const opened = await request('document.open', { projectId })
  if (useDocument.getState().projectId !== projectId) return null
  // Asked for twice before the first answer, it is one manuscript all the same.
  const manuscript = manuscripts.get(projectId) ?? begin(projectId, opened)
  manuscript.remoteVersion(opened.version)
  manuscript.showAuthorship(opened.version, opened.authorship)
  return opened
}

/** Main waits a moment for what was typed before it merges a draft. */
async function answerFlush({ projectId, flushId }: Events['document.flush']): Promise<void> {
  const manuscript = manuscripts.get(projectId)
  if (manuscript !== undefined && !manuscript.isSaved) await manuscript.flush()
  // Not heard, main goes on without the answer in a moment.
  await request('document.flushed', { projectId, flushId }).catch(() => undefined)
}

function begin(projectId: string, opened: OpenDocument): ManuscriptSession {
  const show = (part: Partial<DocumentState>) => {
    if (useDocument.getState().projectId === projectId) useDocument.setState(part)
  }
  const manuscript = new ManuscriptSession({
    opened: { markdown: opened.document.markdown, version: opened.version },
    port: authorityOf(projectId),
    listeners: {
      onSaveState: (save) => show({ save }),
      onOutline: (outline) => show({ outline }),
      onParagraph: (paragraph, paragraphHasDrafted) => show({ paragraph, paragraphHasDrafted }),
      onSourcesAsked: () => show({ sourcesAsked: useDocument.getState().sourcesAsked + 1 }),
      onUnseenChange: (unseenChange) => show({ unseenChange }),
    },
    clientId: `author-${crypto.randomUUID()}`,
  })
  manuscripts.set(projectId, manuscript)
  guarding ??= guardLeaving(() => [...manuscripts.values()])
  return manuscript
}

function authorityOf(projectId: string): AuthorityPort {
  return {
    push: (version, updates) => request('document.push', { projectId, version, updates }),
    pull: (version) => request('document.pull', { projectId, version }),
    async open() {
      const fresh = await request('document.open', { projectId })
      manuscripts.get(projectId)?.showAuthorship(fresh.version, fresh.authorship)
      return { markdown: fresh.document.markdown, version: fresh.version }
    },
  }
}

function closeSaved(except: string): void {
  for (const [projectId, manuscript] of manuscripts) {
    if (projectId === except || !manuscript.isSaved) continue
    manuscript.close()
    manuscripts.delete(projectId)
  }
}

export async function setSection(
  projectId: string,
  sectionId: string,
  change: Partial<Pick<Section, 'locked' | 'status' | 'targetWords'>>,
): Promise<void> {
  const section = await request('document.setSection', { projectId, sectionId, ...change })
  useDocument.setState(({ sections }) => ({
    sections: sections.map((candidate) => (candidate.id === sectionId ? section : candidate)),
  }))
}

export async function resolveProposal(
  projectId: string,
  proposalId: string,
  action: 'accept' | 'reject',
  /** Accepted as the author has changed it; absent = as the drafter wrote it. */
  markdown?: string,
): Promise<void> {
  // What the author just typed goes first, so that the proposal is applied to what is on the screen.
  await flushDocument(projectId)
  await request('document.resolveProposal', {
    projectId,
    proposalId,
    action,
    ...(markdown === undefined ? {} : { markdown }),
  })
  await loadDocument(projectId)
}

/** Sends what was typed and waits for main's answer. */
export async function flushDocument(projectId: string): Promise<void> {
  await manuscripts.get(projectId)?.flush()
}

/** What stands on the page, typed a moment ago or not. */
export function currentText(): string {
  return useDocument.getState().manuscript?.text ?? ''
}
