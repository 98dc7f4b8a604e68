// What asking for new versions means, in words: to be read before it is agreed to.
import type { UpdatesView } from '../../../shared/ipc/update-views.ts'
import { momentWords } from '../workspace/time-words.ts'

export function consentWords({ hosts, on, version }: UpdatesView): string[] {
  const [host, ...others] = hosts
  if (host === undefined) {
    return [
      `This is version ${version}. It was made without a place to ask for newer ones, so it asks nobody. New versions ` +
        'come from where you got this one.',
    ]
  }
  const files = others.length === 0 ? '' : ` The package itself may come from ${others.join(' or ')}.`
  const whom =
    `${on ? 'It is on: the' : 'If you turn it on, the'} studio asks ${host} once a day, while it is open, which version is the ` +
    'newest. It is told the version that you have and the kind of your system, and sees your network address, as every ' +
    `host does that is asked anything. Nothing of yours is told: no words, no names, no files, no counts.${files}`
  return [
    `This is version ${version}.`,
    whom,
    'Only what the makers of the studio have signed is believed. You decide whether it is fetched, and when to restart.',
  ]
}

/** How the last question ended. */
export function askedWords({ state, checkedAt, on, problem }: UpdatesView): string {
  if (!on) return ''
  const asked = checkedAt === null ? '' : ` Asked last on ${momentWords(checkedAt)}.`
  switch (state.kind) {
    case 'checking':
      return 'Asking…'
    case 'newest':
      return `You have the newest version.${asked}`
    case 'idle':
      return problem === null ? asked.trim() : ''
    case 'available':
    case 'downloading':
    case 'ready':
      return ''
  }
}
