// Bugs caught: a side panel over the page when a narrow window opens, a tab shown in a panel that stays hidden, focus
// mode that cannot be left.
import { beforeEach, expect, it } from 'vitest'
import {
  isSideShown,
  setNarrow,
  showTab,
  toggleFocusMode,
  toggleSide,
  useLayout,
} from '../../../../src/renderer/screens/workspace/layout-store.ts'

const shown = () => isSideShown(useLayout.getState())
beforeEach(() => useLayout.setState(useLayout.getInitialState(), true))

it('keeps the page free in a narrow window until the side is asked for', () => {
  setNarrow(true)
  expect(shown()).toBe(false)
  showTab('history')
  expect(shown()).toBe(true)
  setNarrow(false)
  expect(shown()).toBe(true)
  toggleSide()
  expect(shown()).toBe(false)
  setNarrow(true)
  setNarrow(false)
  expect(shown()).toBe(false)
})

it('goes into focus mode and out again', () => {
  toggleFocusMode()
  expect([useLayout.getState().outlineOpen, shown()]).toEqual([false, false])
  toggleFocusMode()
  expect([useLayout.getState().outlineOpen, shown()]).toEqual([true, true])
})
