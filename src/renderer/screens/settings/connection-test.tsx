// “Test connection”: what answers and what does not, each with words, before anything is saved.
import { TestFrame } from './test-frame.tsx'
import { useConnectionTest, type ConnectionTestInput } from './use-connection-test.ts'

export function ConnectionTest({ input, onTested }: { input: ConnectionTestInput; onTested: () => void }) {
  const { test, run } = useConnectionTest(input, onTested)
  return (
    <TestFrame
      label="Test connection"
      resultLabel="Test of the connection"
      about="Tries the key, the address and the model above as they stand, and your microphone. Nothing is saved."
      patience="Testing… this takes a minute at most."
      well="A voice interview can begin."
      kept="Nothing was changed."
      state={test}
      onRun={run}
    />
  )
}
