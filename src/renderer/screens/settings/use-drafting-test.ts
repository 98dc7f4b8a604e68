// Tries what would draft, once the settings are kept.
import { useEffect, useRef, useState } from 'react'
import { request } from '../../bridge/client.ts'
import { failedLine, linesOf, within, type CheckLine } from './check-line.ts'
import type { SettingsForm } from './settings-form.ts'
import type { TestState } from './test-frame.tsx'

const MOST_PATIENCE_MS = 240_000

/** What is shown belongs to what is typed: a change takes an older result away. `keep`: null = refused, and said. */
export function useDraftingTest(
  form: SettingsForm,
  keep: () => Promise<SettingsForm | null>,
): { test: TestState; run: () => void } {
  const [test, setTest] = useState<TestState>('idle')
  const [tested, setTested] = useState(testedPart(form))
  const latest = useRef(0)
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )
  const run = (): void => {
    const mine = (latest.current += 1)
    const isCurrent = (): boolean => latest.current === mine
    setTested(testedPart(form))
    setTest('running')
    void keep().then(async (kept) => {
      if (!isCurrent()) return
      if (kept === null) return setTest('idle')
      setTested(testedPart(kept))
      const lines = await tryDrafting()
      if (isCurrent()) setTest(lines)
    })
  }
  return { test: testedPart(form) === tested ? test : 'idle', run }
}

/** Never rejects: what went wrong is a line. */
function tryDrafting(): Promise<CheckLine[]> {
  const asked = request('draft.testConnection', {}).then(linesOf, (error: unknown) => [
    failedLine('Answer', error),
  ])
  return within(MOST_PATIENCE_MS, asked, () => [
    failedLine('Answer', new Error('None came within four minutes. Look at the server, then test again.')),
  ])
}

function testedPart(form: SettingsForm): string {
  const { draftingEngine, apiKey, baseUrl, draftingModel, serverUrl, serverModel, serverKey } = form
  return JSON.stringify([draftingEngine, apiKey, baseUrl, draftingModel, serverUrl, serverModel, serverKey])
}
