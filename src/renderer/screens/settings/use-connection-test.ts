// Tests the server, the key, the model and the microphone as they are typed, before anything is saved.
import { useEffect, useRef, useState } from 'react'
import { request } from '../../bridge/client.ts'
import { checkMicrophone } from './check-microphone.ts'
import { failedLine, linesOf, within, type CheckLine } from './check-line.ts'
import type { SettingsForm } from './settings-form.ts'
import type { TestState } from './test-frame.tsx'

const MOST_PATIENCE_MS = 60_000

export type ConnectionTestInput = Pick<SettingsForm, 'apiKey' | 'baseUrl' | 'realtimeModel' | 'microphone'>

/** What is shown belongs to what is typed: a change takes an older result away. */
export function useConnectionTest(
  input: ConnectionTestInput,
  onTested: () => void,
): { test: TestState; run: () => void } {
  const [test, setTest] = useState<TestState>('idle')
  const [tested, setTested] = useState(input)
  const latest = useRef(0)
  const same = isSame(input, tested)
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )
  const run = (): void => {
    const mine = (latest.current += 1)
    setTested(input)
    setTest('running')
    void checkAll(input).then((lines) => {
      if (latest.current !== mine) return
      setTest(lines)
      onTested()
    })
  }
  return { test: same ? test : 'idle', run }
}

/** Never rejects: what went wrong is a line. */
async function checkAll(input: ConnectionTestInput): Promise<CheckLine[]> {
  const server = within(MOST_PATIENCE_MS, checkServer(input), () => [
    failedLine('Address', new Error('No answer within a minute. Look at the network, then test again.')),
  ])
  const microphone = within(
    MOST_PATIENCE_MS,
    checkMicrophone(input.microphone).catch((error: unknown) => failedLine('Microphone', error)),
    () =>
      failedLine('Microphone', new Error('It was not allowed within a minute. Allow it, then test again.')),
  )
  return [...(await server), await microphone]
}

async function checkServer({ apiKey, baseUrl, realtimeModel }: ConnectionTestInput): Promise<CheckLine[]> {
  const key = apiKey.trim()
  const typed = { baseUrl, realtimeModel }
  try {
    return linesOf(await request('voice.testConnection', key === '' ? typed : { ...typed, apiKey: key }))
  } catch (error) {
    return [failedLine('Connection', error)]
  }
}

function isSame(one: ConnectionTestInput, other: ConnectionTestInput): boolean {
  return (
    one.apiKey === other.apiKey &&
    one.baseUrl === other.baseUrl &&
    one.realtimeModel === other.realtimeModel &&
    one.microphone === other.microphone
  )
}
