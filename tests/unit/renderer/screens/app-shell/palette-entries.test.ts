import { expect, test } from 'vitest'
import { foundGroups, paletteGroups } from '../../../../../src/renderer/screens/app-shell/palette-entries.ts'
import { projectOf } from '../../../../../src/renderer/stores/navigation-store.ts'
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

// Bug: one or two letters, which half of all words begin with, are searched for; or the way to all results is missing.
test('what was said and written is looked through from three letters on, always with the way to all of it', () => {
  expect(foundGroups(' la ', [])).toEqual([])
  const [group] = foundGroups('lamp ', [])
  expect(group?.items).toMatchObject([{ kind: 'search', query: 'lamp' }])
})
