// The arrow beside "Start interview": what can be spoken without a service.
import { ChevronDown, Mic, MessageCircleQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton, type ButtonSize } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'

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
