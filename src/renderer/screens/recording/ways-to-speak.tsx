// Ways to talk aloud: with an interviewer that talks back, and behind the arrow what needs no service.
import { ChevronDown, MessageCircleQuestion, Mic } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { Button, IconButton, type ButtonSize } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'

/** For what is in front, whatever that is. */
export function StartAloud(): ReactNode {
  return (
    <div className="flex">
      <Button
        className="rounded-r-none"
        icon={<Mic size={16} aria-hidden />}
        onClick={() => runCommand('interview.start')}
      >
        Start interview
      </Button>
      <WaysToSpeak
        record={() => runCommand('interview.record')}
        guidedVoice={() => runCommand('interview.guidedVoice')}
      />
    </div>
  )
}

interface WaysToSpeakProps {
  size?: ButtonSize
  record: () => void
  guidedVoice: () => void
}

export function WaysToSpeak({ size = 'md', record, guidedVoice }: WaysToSpeakProps): ReactNode {
  return (
    <Menu
      trigger={
        <IconButton
          variant="secondary"
          size={size}
          label="Speak without a service"
          icon={<ChevronDown size={15} aria-hidden />}
          className={`-ml-px rounded-l-none ${size === 'md' ? 'h-9!' : ''}`}
        />
      }
      items={[
        { id: 'record', label: 'Record', icon: <Mic size={15} />, onSelect: record },
        {
          id: 'guided',
          label: 'Guided interview by voice',
          icon: <MessageCircleQuestion size={15} />,
          onSelect: guidedVoice,
        },
      ]}
    />
  )
}
