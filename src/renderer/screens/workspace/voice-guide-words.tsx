// A list of words: typed and kept with Enter, taken out with the mouse or the keyboard.
import { X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { control, edge, Frame } from '../../components/field.tsx'
import { addWords } from './word-list.ts'

interface WordsProps {
  label: string
  hint: string
  words: readonly string[]
  error: string | null
  onChange: (words: string[]) => void
}

export function VoiceGuideWords({ label, hint, words, error, onChange }: WordsProps): ReactNode {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const add = () => {
    const added = addWords(words, typed)
    setProblem(added.problem)
    if (added.problem === null) setTyped('')
    if (added.words.join('\n') !== words.join('\n')) onChange(added.words)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '' && words.length > 0) onChange(words.slice(0, -1))
  }
  return (
    <Frame label={label} hint={hint} error={problem ?? error}>
      {(ids) => (
        <>
          <input
            ref={input}
            id={ids.control}
            value={typed}
            placeholder="Type a word, then Enter"
            aria-invalid={(problem ?? error) !== null}
            aria-describedby={ids.note}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKey}
            onBlur={() => {
              if (typed.trim() !== '') add()
            }}
            className={`${control} ${edge(problem ?? error)} h-9`}
          />
          {words.length === 0 ? null : (
            <Chips
              label={label}
              words={words}
              onRemove={(at) => onChange(words.toSpliced(at, 1))}
              onEmpty={() => input.current?.focus()}
            />
          )}
        </>
      )}
    </Frame>
  )
}

interface ChipsProps {
  label: string
  words: readonly string[]
  onRemove: (at: number) => void
  /** The last one is going. */
  onEmpty: () => void
}

/** One tab stop; the arrow keys move within, Delete takes one out. */
function Chips({ label, words, onRemove, onEmpty }: ChipsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, words.length - 1)
  const focus = (at: number) =>
    list.current?.querySelectorAll('button')[Math.max(0, Math.min(at, words.length - 1))]?.focus()
  const remove = (at: number) => {
    if (words.length === 1) onEmpty()
    else focus(at === words.length - 1 ? at - 1 : at + 1)
    onRemove(at)
  }
  const onKey = (event: KeyboardEvent, at: number) => {
    const act = {
      ArrowRight: () => focus(at + 1),
      ArrowLeft: () => focus(at - 1),
      Delete: () => remove(at),
      Backspace: () => remove(at),
    }[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <ul ref={list} aria-label={label} className="flex flex-wrap gap-1.5">
      {words.map((word, at) => (
        <li key={word} className="max-w-full">
          <button
            type="button"
            aria-label={`Remove “${word}”`}
            tabIndex={at === stop ? 0 : -1}
            onFocus={() => setCurrent(at)}
            onKeyDown={(event) => onKey(event, at)}
            onClick={() => remove(at)}
            className="inline-flex max-w-full items-center gap-1 rounded-full bg-hover py-0.5 pr-1.5 pl-2.5 text-sm hover:text-live"
          >
            <span className="truncate">{word}</span>
            <X size={13} aria-hidden className="shrink-0 text-soft" />
          </button>
        </li>
      ))}
    </ul>
  )
}
