import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  fitToDisplays,
  initialWindowState,
  readWindowState,
  writeWindowState,
  type WindowState,
} from '../../../../src/main/app/window-state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-window-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const placed: WindowState = { ...initialWindowState, x: 100, y: 80, theme: 'dark' }
const display = { x: 0, y: 0, width: 1920, height: 1080 }

test('what was written is read again', async () => {
  await writeWindowState(folder, placed)
  expect(readWindowState(folder)).toEqual(placed)
})

test.each(['', '{', '[]', '{"width":1e9}', JSON.stringify({ ...placed, width: 10 })])(
  'a damaged file (%s) costs the place of the window and never the start',
  (text) => {
    writeFileSync(join(folder, 'window.json'), text)
    expect(readWindowState(folder)).toEqual(initialWindowState)
  },
)

test('a window on a display that is gone comes back to one that is there', () => {
  const far = { ...placed, x: 2500 }
  expect(fitToDisplays(far, [display])).toMatchObject({ x: null, y: null, width: placed.width })
  expect(fitToDisplays(far, [display, { ...display, x: 1920 }])).toEqual(far)
})

test('a window whose title bar is out of reach is moved', () => {
  expect(fitToDisplays({ ...placed, y: -300 }, [display])).toMatchObject({ y: null })
  expect(fitToDisplays({ ...placed, y: 1070 }, [display])).toMatchObject({ y: null })
})
