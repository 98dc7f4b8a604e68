// Chromium puts a line break into the text when a space is typed where a long line wraps (crbug.com/1374596). The editor's
// own cure does not see all of its ways, so that space is put in here.
import { EditorView } from '@codemirror/view'

export const wrappedSpace = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data !== ' ' || event.isComposing) return false
    const { main, ranges } = view.state.selection
    if (ranges.length > 1 || !main.empty) return false
    const [before, after] = [view.coordsAtPos(main.head, -1), view.coordsAtPos(main.head, 1)]
    if (before === null || after === null || before.top >= after.top) return false
    view.dispatch(view.state.replaceSelection(' '), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})
