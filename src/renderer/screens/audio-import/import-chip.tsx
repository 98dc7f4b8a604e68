// In the header while sound comes in: how far it is; a click shows more.
import { AudioLines } from 'lucide-react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { useAudioImport } from '../../stores/audio-import-store.ts'
import { percentWords } from './import-words.ts'

export function ImportChip() {
  const current = useAudioImport((state) => state.current)
  if (current === null) return null
  return (
    <Button
      size="sm"
      icon={<AudioLines size={15} aria-hidden className="text-accent" />}
      onClick={() => runCommand('interview.importAudio')}
    >
      <span className="tabular-nums">{`Importing audio ${percentWords(current)}`}</span>
    </Button>
  )
}
