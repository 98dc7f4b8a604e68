// Under the blueprint: how the author wants to sound. Each change is kept at once.
import { useEffect, useState, type ReactNode } from 'react'
import { narrativePersons, narrativeTenses, type VoiceGuide } from '../../../shared/drafting/voice-guide.ts'
import { fieldErrors, noErrors } from '../../components/field-errors.ts'
import { SelectField } from '../../components/field.tsx'
import { changeVoiceGuide, openVoiceGuide } from '../../stores/voice-guide-store.ts'
import { LoadFailure } from './load-failure.tsx'
import { VoiceGuideSamples } from './voice-guide-samples.tsx'
import { VoiceGuideWords } from './voice-guide-words.tsx'

const fields = ['samples', 'wordsToUse', 'wordsToAvoid', 'person', 'tense'] as const

export function VoiceGuideSection({ projectId }: { projectId: string }): ReactNode {
  useEffect(() => openVoiceGuide.follow(projectId), [projectId])
  const { value: guide, failure } = openVoiceGuide.use()
  const [errors, setErrors] = useState(noErrors)
  const change = async (part: Partial<VoiceGuide>): Promise<boolean> => {
    try {
      await changeVoiceGuide(projectId, part)
      setErrors(noErrors)
      return true
    } catch (error) {
      setErrors(fieldErrors(error, fields))
      return false
    }
  }
  return (
    <section aria-label="Voice guide" className="mt-6 border-t border-line pt-4">
      <h2 className="title text-md">Voice guide</h2>
      <p className="mt-1 mb-4 text-sm text-soft">
        Every draft is written with this. Without a model only the words count: your own are arranged as you
        said them.
      </p>
      {guide === null ? (
        <LoadFailure failure={failure} onRetry={openVoiceGuide.refresh} />
      ) : (
        <div className="flex flex-col gap-5">
          <VoiceGuideSamples samples={guide.samples} onChange={(samples) => change({ samples })} />
          <VoiceGuideWords
            label="Words to use"
            hint="Spelled as they should be: names, terms, words of your own."
            words={guide.wordsToUse}
            error={errors.fields['wordsToUse'] ?? null}
            onChange={(wordsToUse) => void change({ wordsToUse })}
          />
          <VoiceGuideWords
            label="Words to avoid"
            hint="They are marked where they stand on the page."
            words={guide.wordsToAvoid}
            error={errors.fields['wordsToAvoid'] ?? null}
            onChange={(wordsToAvoid) => void change({ wordsToAvoid })}
          />
          <PersonAndTense guide={guide} onChange={(part) => void change(part)} />
          {errors.form === null ? null : (
            <p role="alert" className="text-sm text-live">
              {errors.form}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

const persons = { asSpoken: 'As I speak', first: 'I', second: 'You', third: 'He or she' } as const
const tenses = { asSpoken: 'As I speak', past: 'Past', present: 'Present' } as const

function PersonAndTense(props: {
  guide: VoiceGuide
  onChange: (part: Partial<VoiceGuide>) => void
}): ReactNode {
  const { guide, onChange } = props
  return (
    <div className="flex gap-3">
      <SelectField
        className="min-w-0 flex-1"
        label="Person"
        value={guide.person}
        options={narrativePersons.map((value) => ({ value, label: persons[value] }))}
        onChange={(value) => {
          const person = narrativePersons.find((candidate) => candidate === value)
          if (person !== undefined) onChange({ person })
        }}
      />
      <SelectField
        className="min-w-0 flex-1"
        label="Tense"
        value={guide.tense}
        options={narrativeTenses.map((value) => ({ value, label: tenses[value] }))}
        onChange={(value) => {
          const tense = narrativeTenses.find((candidate) => candidate === value)
          if (tense !== undefined) onChange({ tense })
        }}
      />
    </div>
  )
}
