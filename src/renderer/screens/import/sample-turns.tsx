// The first turns as they will be read.
import { sampleText } from './import-flow.ts'

interface SampleTurnsProps {
  sample: readonly { speaker: string; text: string }[]
  authors: readonly string[]
}

export function SampleTurns({ sample, authors }: SampleTurnsProps) {
  if (sample.length === 0) return null
  return (
    <section aria-label="How it begins">
      <h3 className="mb-2 font-medium">How it begins</h3>
      <ol
        aria-label="First turns"
        className="flex flex-col gap-3 rounded-lg border border-line bg-desk/60 px-4 py-3"
      >
        {sample.map((turn, index) => (
          <li key={index}>
            <p className="text-xs font-medium text-soft">{turn.speaker}</p>
            <p
              className={`line-clamp-4 font-serif break-words ${authors.includes(turn.speaker) ? 'text-ink' : 'text-soft italic'}`}
            >
              {sampleText(turn.text)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
