// Keys and the native menu run the same commands.
import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { commands } from '../../shared/commands.ts'
import { toKeybinding } from './accelerator.ts'
import { runCommand } from './registry.ts'

/** Listens for every command's key. Stops the key only when something answered, so typing is never lost. */
export function useCommandKeys(): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of commands) {
      if (command.accelerator === null) continue
      bindings[toKeybinding(command.accelerator)] = (event) => {
        if (runCommand(command.id)) event.preventDefault()
      }
    }
    return tinykeys(window, bindings, { ignore: () => false })
  }, [])
}
