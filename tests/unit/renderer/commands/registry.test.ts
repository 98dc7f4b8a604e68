import { expect, test } from 'vitest'
import { registerCommands, runCommand } from '../../../../src/renderer/commands/registry.ts'

// Bug: a closed dialog goes on answering, or takes the screen's own handler away with it.
test('the newest answers, and the one beneath answers again when it goes', () => {
  const heard: string[] = []
  const screen = registerCommands({ 'project.export': () => heard.push('screen') })
  const dialog = registerCommands({ 'project.export': () => heard.push('dialog') })
  expect(runCommand('project.export')).toBe(true)
  dialog()
  expect(runCommand('project.export')).toBe(true)
  screen()
  expect(runCommand('project.export')).toBe(false)
  expect(heard).toEqual(['dialog', 'screen'])
})

// Bug: going twice (React's strict mode) removes someone else's handler.
test('going twice is going once', () => {
  const heard: number[] = []
  const first = registerCommands({ 'draft.update': () => heard.push(1) })
  const second = registerCommands({ 'draft.update': () => heard.push(2) })
  first()
  first()
  runCommand('draft.update')
  second()
  expect(heard).toEqual([2])
})
