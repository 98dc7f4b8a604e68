// Who answers a command right now. Screens register handlers; menu, palette and keys all run them from here.
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CommandId } from '../../shared/commands.ts'

type Run = () => void
interface Registered {
  id: CommandId
  run: Run
}

/** Newest first: a dialog's handler wins over the screen's beneath it. */
const useRegistered = create<{ stack: readonly Registered[] }>(() => ({ stack: [] }))

/** Answers commands until the returned function is called. */
export function registerCommands(handlers: Partial<Record<CommandId, Run>>): () => void {
  const added = Object.entries(handlers).map(([id, run]) => ({ id: id as CommandId, run }))
  useRegistered.setState(({ stack }) => ({ stack: [...added, ...stack] }))
  return () => {
    useRegistered.setState(({ stack }) => ({ stack: stack.filter((entry) => !added.includes(entry)) }))
  }
}

/** True when something answered. */
export function runCommand(id: CommandId): boolean {
  const entry = useRegistered.getState().stack.find((candidate) => candidate.id === id)
  entry?.run()
  return entry !== undefined
}

/** Answers a command while the component is on screen; `handler` null = not now. */
export function useCommand(id: CommandId, handler: Run | null): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  const enabled = handler !== null
  useEffect(() => {
    if (!enabled) return undefined
    return registerCommands({ [id]: () => latest.current?.() })
  }, [id, enabled])
}

/** Ids that something answers now. */
export function useAvailableCommands(): ReadonlySet<CommandId> {
  const stack = useRegistered((state) => state.stack)
  return new Set(stack.map((entry) => entry.id))
}
