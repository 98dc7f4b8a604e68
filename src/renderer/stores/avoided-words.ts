// Keeps the open page told which words its voice guide asks to avoid.
import { createWordFinder } from '../../shared/drafting/guide-words.ts'
import { useDocument } from './document-store.ts'
import { openVoiceGuide } from './voice-guide-store.ts'

/** Until the answer is called. */
export function followAvoidedWords(projectId: string): () => void {
  let told: readonly string[] | undefined
  const tell = () => {
    const { key, value } = openVoiceGuide.use.getState()
    const { manuscript, projectId: shown } = useDocument.getState()
    const words = key === projectId ? value?.wordsToAvoid : undefined
    if (manuscript === null || shown !== projectId || words === undefined || words === told) return
    told = words
    manuscript.tell({ findAvoided: createWordFinder(words) })
  }
  const stops = [
    openVoiceGuide.use.subscribe(tell),
    useDocument.subscribe((now, before) => {
      if (now.manuscript === before.manuscript) return
      told = undefined
      tell()
    }),
  ]
  stops.push(openVoiceGuide.follow(projectId))
  tell()
  return () => {
    for (const stop of stops) stop()
  }
}
