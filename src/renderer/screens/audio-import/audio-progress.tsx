// How far the import is, and how long it still takes; each second anew.
import { useEffect, useState } from 'react'
import type { AudioImportView } from '../../../shared/ipc/audio-import-views.ts'
import { Notice } from '../../components/notice.tsx'
import { timeLeft } from '../../audio-import/time-left.ts'
import { lengths, useAudioImport } from '../../stores/audio-import-store.ts'
import { ReadingProgress } from '../import/reading-progress.tsx'
import { elapsedWords } from '../workspace/time-words.ts'
import { filesWords, fractionOf, leftWords, stepWords } from './import-words.ts'

export function AudioProgress({ view }: { view: AudioImportView }) {
  const pace = useAudioImport((state) => state.pace)
  const now = useSecond()
  const { doneMs, totalMs } = lengths(view)
  const left = pace === null ? null : timeLeft(pace, doneMs, totalMs, now)
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium break-words">{filesWords(view)}</p>
      <ReadingProgress label={stepWords(view)} fraction={fractionOf(view)} />
      <p className="flex flex-wrap justify-between gap-x-6 text-sm text-soft tabular-nums">
        <span>{`${elapsedWords(doneMs)} of ${elapsedWords(totalMs)}`}</span>
        <span>{leftWords(left)}</span>
      </p>
      <Broken words={view.error} />
    </div>
  )
}

/** What of the files could not be read. */
export function Broken({ words }: { words: string | null }) {
  return words === null ? null : <Notice tone="warn">{words}</Notice>
}

function useSecond(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
