import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../../../src/main/app/application-menu.ts'
import { commands } from '../../../../src/shared/commands.ts'

function itemsOf(
  platform: NodeJS.Platform,
  run: (id: string) => void = () => {},
): MenuItemConstructorOptions[] {
  const template = menuTemplate({ run, platform, developer: false })
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'every command of the list is in the menu once, on %s',
  (platform) => {
    const ids = itemsOf(platform).flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(ids.sort()).toEqual(commands.map(({ id }) => id).sort())
  },
)

test('a click names its command; the key is left to the page, or it would run twice', () => {
  const ran: string[] = []
  for (const item of itemsOf('linux', (id) => ran.push(id))) {
    if (item.id === undefined) continue
    expect(item.registerAccelerator).toBe(false)
    const click = item.click as unknown as () => void
    click()
  }
  expect(ran.length).toBe(commands.length)
})

test('a packaged studio has no developer tools in its menu', () => {
  expect(itemsOf('linux').map(({ role }) => role)).not.toContain('toggleDevTools')
})
