// “Test drafting”: keeps the settings, then asks what would draft for a few words.
import { TestFrame } from './test-frame.tsx'
import { useDraftingTest } from './use-drafting-test.ts'
import type { SettingsForm } from './settings-form.ts'

interface DraftingTestProps {
  form: SettingsForm
  onKeep: () => Promise<SettingsForm | null>
}

export function DraftingTest({ form, onKeep }: DraftingTestProps) {
  const { test, run } = useDraftingTest(form, onKeep)
  return (
    <TestFrame
      label="Test drafting"
      resultLabel="Test of drafting"
      about="Keeps what is set here, then asks the model for a few words. None of yours are sent."
      patience="Testing… a model that has to be loaded first may take some minutes."
      well="Drafts can be written."
      kept="Your settings are kept."
      state={test}
      onRun={run}
    />
  )
}
