// The native menu, made from the shared command list plus what the system brings (editing, window, quit).
import type { MenuItemConstructorOptions } from 'electron'
import { commands, type CommandGroup } from '../../shared/commands.ts'

export interface MenuPorts {
  /** A command was chosen. */
  run(commandId: string): void
  platform: NodeJS.Platform
  /** Developer tools belong to a clone, not to a package. */
  developer: boolean
}

const separator = { type: 'separator' } as const

export function menuTemplate(ports: MenuPorts): MenuItemConstructorOptions[] {
  const mac = ports.platform === 'darwin'
  const group = (name: CommandGroup): MenuItemConstructorOptions[] => itemsOf(name, ports.run)
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }]
  const developer: MenuItemConstructorOptions[] = ports.developer
    ? [separator, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&Studio',
      submenu: [
        ...group('Project'),
        separator,
        ...group('Studio'),
        separator,
        { role: mac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: '&Interview', submenu: [...group('Interview'), separator, ...group('Draft')] },
    {
      label: '&View',
      submenu: [...group('View'), separator, ...zoom, { role: 'togglefullscreen' }, ...developer],
    },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: group('Help') },
  ]
}

function itemsOf(group: CommandGroup, run: (id: string) => void): MenuItemConstructorOptions[] {
  return commands
    .filter((command) => command.group === group)
    .map(({ id, label, accelerator }) => ({
      id,
      label,
      ...(accelerator === null ? {} : { accelerator }),
      // Shown here, handled by the page, which hears the key first on every platform.
      registerAccelerator: false,
      click: () => run(id),
    }))
}
