// What a session used, and how patient the interviewer was: a small window over the bar.
import { Popover } from '@base-ui/react/popover'
import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UsageView } from '../../../shared/ipc/voice-views.ts'
import { useVoice } from '../../stores/voice-store.ts'
import { costWords, cutInWords, minutesWords, moneyWords, tokenRows } from './usage-words.ts'

export function VoiceDetails(): ReactNode {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label="Session details"
        title="Session details"
        className="flex size-9 items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-ink"
      >
        <Info size={17} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={10} className="z-30">
          <Popover.Popup className="w-80 rounded-xl border border-line bg-paper p-5 text-base text-ink shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Popover.Title className="title text-lg">This session</Popover.Title>
            <Facts />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Facts(): ReactNode {
  const { usage, connections, interruptions, items, saved } = useVoice()
  const complete = items.filter((item) => item.status !== 'in_progress')
  const kept = complete.filter((item) => saved.has(item.itemId)).length
  return (
    <>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        <Fact label="Lines kept" value={`${kept} of ${complete.length}`} />
        <Fact label="The interviewer cut in" value={cutInWords(interruptions)} />
        <Fact label="Connections" value={String(connections)} />
        {usage === null ? null : <UsageFacts usage={usage} />}
      </dl>
      {usage === null ? null : <Tokens usage={usage} />}
    </>
  )
}

function Fact({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
    </>
  )
}

function UsageFacts({ usage }: { usage: UsageView }): ReactNode {
  return (
    <>
      <Fact label="Connected" value={minutesWords(usage.connectedMs)} />
      <Fact label="Estimated cost" value={costWords(usage)} />
      <Fact
        label="Your ceiling"
        value={usage.ceilingUsd === null ? 'none set' : moneyWords(usage.ceilingUsd)}
      />
    </>
  )
}

function Tokens({ usage }: { usage: UsageView }): ReactNode {
  return (
    <table className="mt-4 w-full border-t border-line text-sm tabular-nums">
      <caption className="sr-only">Tokens by kind</caption>
      <thead className="text-xs text-soft">
        <tr>
          <th scope="col" className="pt-3 text-left font-normal">
            Tokens
          </th>
          <th scope="col" className="pt-3 text-right font-normal">
            read
          </th>
          <th scope="col" className="pt-3 text-right font-normal">
            of these cached
          </th>
          <th scope="col" className="pt-3 text-right font-normal">
            made
          </th>
        </tr>
      </thead>
      <tbody>
        {tokenRows(usage).map((row) => (
          <tr key={row.label}>
            <th scope="row" className="pt-1 text-left font-normal text-soft">
              {row.label}
            </th>
            {[row.heard, row.cached, row.made].map((count, index) => (
              <td key={index} className="pt-1 text-right">
                {count.toLocaleString('en-GB')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
