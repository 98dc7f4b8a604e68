// The ways to begin. "Start interview" works without a key too: it opens the card that explains it; what is spoken without
// a service stands behind the arrow beside it.
import { AudioLines, FileDown, MessagesSquare, Plus } from 'lucide-react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { StartAloud } from '../recording/ways-to-speak.tsx'

export function BeginActions() {
  return (
    <div className="flex flex-wrap gap-2.5">
      <StartAloud />
      <Button icon={<MessagesSquare size={16} aria-hidden />} onClick={() => runCommand('interview.guided')}>
        Guided interview
      </Button>
      <Button icon={<FileDown size={16} aria-hidden />} onClick={() => runCommand('interview.import')}>
        Import interview
      </Button>
      <Button icon={<AudioLines size={16} aria-hidden />} onClick={() => runCommand('interview.importAudio')}>
        Import audio
      </Button>
      <Button
        variant="primary"
        icon={<Plus size={17} aria-hidden />}
        onClick={() => runCommand('project.new')}
      >
        New project
      </Button>
    </div>
  )
}
