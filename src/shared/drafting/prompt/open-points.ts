// What is still open: to-dos by name, notes, and what the author asks for now.
import type { DraftContext } from '../drafter.ts'
import { fitLastLines } from './fit-lines.ts'
import { asLine } from './plain-data.ts'
import type { PromptNames } from './prompt.ts'
import type { Room } from './room.ts'

/** The newest that fit; those that stand are named in `names`. */
export function todoLines({ todos }: DraftContext, names: PromptNames, room: Room): string[] {
  const open = todos.filter(({ status }) => status !== 'resolved')
  const lines = fitLastLines(
    open.map(({ label }, at) => `t${at + 1}: ${asLine(label)}`),
    room,
  )
  const first = open.length - lines.length
  for (const [at, todo] of open.slice(first).entries()) names.todos[`t${first + at + 1}`] = todo.id
  return lines
}

export function noteLines({ notes }: DraftContext, room: Room): string[] {
  return fitLastLines(
    notes.map(({ noteType, content }) => `${noteType}: ${asLine(content)}`),
    room,
  )
}

export function requestLines({ requests, activeSection }: DraftContext, room: Room): string[] {
  const about = activeSection === null ? [] : [`It is about the section: ${asLine(activeSection)}`]
  const asked = requests.filter((request) => request.trim() !== '').map((request) => `- ${asLine(request)}`)
  const lines = asked.length === 0 ? ['- Work in what is new.'] : asked
  return fitLastLines([...lines, ...about], room)
}
