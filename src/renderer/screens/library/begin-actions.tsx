// The four ways to begin. "Start interview" works without a key too: it opens the card that explains it.
import { FileDown, MessagesSquare, Mic, Plus } from 'lucide-react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'

export function BeginActions() {
  return (
    <div className="flex flex-wrap gap-2.5">
      <Button icon={<Mic size={16} aria-hidden />} onClick={() => runCommand('interview.start')}>
        Start interview
      </Button>
      <Button icon={<MessagesSquare size={16} aria-hidden />} onClick={() => runCommand('interview.guided')}>
        Guided interview
      </Button>
      <Button icon={<FileDown size={16} aria-hidden />} onClick={() => runCommand('interview.import')}>
        Import interview
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
