import { expect, test } from 'vitest'
import { paletteGroups } from '../../../../../src/renderer/screens/app-shell/palette-entries.ts'
import { projectOf } from '../../../../../src/renderer/screens/app-shell/shell-commands.ts'
import { commands } from '../../../../../src/shared/commands.ts'

// Bug: the palette offers what nothing answers, or itself.
test('lists only what something answers, and never the palette itself', () => {
  const groups = paletteGroups(commands, new Set(['app.palette', 'project.new']), [])
  expect(groups.map(({ value }) => value)).toEqual(['Commands'])
  expect(groups[0]?.items.map(({ label }) => label)).toEqual(['New project'])
})

// Bug: an import or interview begun with the settings open lands outside the project in front.
test('the project in front counts behind the settings too', () => {
  const project = { screen: 'project', projectId: 'p1' } as const
  expect(projectOf({ screen: 'settings' }, project)).toBe('p1')
  expect(projectOf({ screen: 'interview', sessionId: 's', projectId: 'p2' }, project)).toBe('p2')
  expect(projectOf({ screen: 'library' }, project)).toBeNull()
})
