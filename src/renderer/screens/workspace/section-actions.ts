// What the author does to a section from the outline. Each first sends what was typed, so that main has the page as it is.
import type { Section } from '../../../shared/document/section.ts'
import { request } from '../../bridge/client.ts'
import { joinSections, outlineOf, type OutlineEntry } from '../../editor/outline.ts'
import {
  currentText,
  flushDocument,
  loadDocument,
  setSection,
  useDocument,
} from '../../stores/document-store.ts'
import { addTodo } from '../../stores/notes-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { showTab } from './layout-store.ts'
import { placeOf, type SectionMove } from './outline-order.ts'

/** The outline of this moment: what was drawn may be of one before. */
export function entriesNow(): OutlineEntry[] {
  const { outline, sections } = useDocument.getState()
  return joinSections(outline.headings, sections)
}

/** To its heading on the page. */
export function goToSection(sectionId: string): void {
  const entry = entriesNow().find(({ section }) => section?.id === sectionId)
  if (entry !== undefined) useDocument.getState().manuscript?.goTo(entry.position)
}

/** False when it was not moved; the author has been told. */
export async function moveSection(projectId: string, move: SectionMove): Promise<boolean> {
  const before = placeOf(useDocument.getState().sections, move.sectionId)
  if (!(await put(projectId, move))) return false
  showToast({
    title: 'Moved',
    action: {
      label: 'Undo',
      run: () => void put(projectId, { sectionId: move.sectionId, afterSectionId: before }),
    },
  })
  return true
}

async function put(projectId: string, move: SectionMove): Promise<boolean> {
  try {
    await flushDocument(projectId)
    await request('document.moveSection', { projectId, ...move })
    await showAsMainHasIt(projectId)
    return true
  } catch (error) {
    showProblem('The section was not moved', error)
    return false
  }
}

/** Throws what main refuses, with words for the author. */
export async function renameSection(projectId: string, sectionId: string, heading: string): Promise<void> {
  await flushDocument(projectId)
  await request('document.renameSection', { projectId, sectionId, heading })
  await showAsMainHasIt(projectId)
}

/** At once, where the outline would otherwise wait for a pause in the typing. */
async function showAsMainHasIt(projectId: string): Promise<void> {
  await loadDocument(projectId)
  await flushDocument(projectId)
  if (useDocument.getState().projectId === projectId)
    useDocument.setState({ outline: outlineOf(currentText()) })
}

export function changeSection(
  projectId: string,
  sectionId: string,
  change: Partial<Pick<Section, 'status' | 'locked'>>,
): void {
  setSection(projectId, sectionId, change).catch((error: unknown) =>
    showProblem('The section was not changed', error),
  )
}

/** A to-do for the next talk. */
export async function sayMore(projectId: string, heading: string): Promise<void> {
  try {
    await addTodo(projectId, `Say more in “${heading}”`)
    showToast({
      title: 'Added to the to-dos',
      tone: 'good',
      action: { label: 'Show', run: () => showTab('notes') },
    })
  } catch (error) {
    showProblem('The to-do was not added', error)
  }
}
