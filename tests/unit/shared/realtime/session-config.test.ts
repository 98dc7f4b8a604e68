// Would catch: a session that the service refuses as a whole, an update that names what cannot change, a list that is
// cleared by accident, and an interviewer that cuts in while it is held.
import { describe, expect, it } from 'vitest'
import {
  answeringSession,
  buildSession,
  heldSession,
  pausedSession,
  type SessionInput,
} from '../../../../src/shared/realtime/session-config.ts'
import { stages } from '../../../../src/shared/session/session.ts'
import { toolsOfStage } from '../../../../src/shared/tools/tools-of-stage.ts'

const input: SessionInput = {
  stage: 'intake',
  model: 'gpt-realtime-2.1',
  voice: 'marin',
  language: 'en-GB',
  keywords: ['Hedvig'],
  instructions: 'Listen.',
  withResponses: true,
}
const cases = stages.flatMap((stage) =>
  ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-realtime-1.5', null].flatMap((model) =>
    ['', 'de', 'pt-BR'].flatMap((language) =>
      [[], ['Nan', 'Davie']].flatMap((keywords) =>
        [true, false].map((withResponses) => ({
          ...input,
          stage,
          model,
          language,
          keywords,
          withResponses,
        })),
      ),
    ),
  ),
)

function emptyValues(value: unknown, path = ''): string[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [path]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => emptyValues(inner, `${path}.${key}`))
}

describe('buildSession', () => {
  it('is of type realtime for every stage and setting, or the whole update is refused', () => {
    for (const each of cases) expect(buildSession(each).type).toBe('realtime')
  })

  it('holds no null, empty text or empty list, for they would clear what the service keeps', () => {
    for (const each of cases) {
      const { tools: _, ...session } = buildSession(each)
      expect(emptyValues(session)).toEqual([])
    }
  })

  it('is JSON, and leaves nothing out on its way through it', () => {
    for (const each of cases) {
      const session = buildSession(each)
      expect(JSON.parse(JSON.stringify(session))).toStrictEqual(session)
    }
  })

  it('lists the tools of its stage and of no other', () => {
    for (const stage of stages) {
      expect(buildSession({ ...input, stage })['tools']).toMatchObject(
        toolsOfStage(stage).map((name) => ({ type: 'function', name })),
      )
    }
  })

  it('names in an update neither the model nor what is frozen after the first sound', () => {
    const update = buildSession({ ...input, model: null })
    for (const key of ['model', 'reasoning', 'truncation', 'parallel_tool_calls'])
      expect(update).not.toHaveProperty(key)
    expect(update).not.toHaveProperty('audio.output')
    expect(update).toMatchObject({ instructions: 'Listen.', tool_choice: 'auto' })
  })

  it('gives reasoning to models that have it only', () => {
    for (const model of ['gpt-realtime-2', 'gpt-realtime-2.1', 'gpt-realtime-2.1-mini'])
      expect(buildSession({ ...input, model })).toMatchObject({
        reasoning: { effort: 'low' },
        parallel_tool_calls: false,
      })
    for (const model of ['gpt-realtime', 'gpt-realtime-1.5', 'gpt-realtime-2025-08-28', 'local-voice']) {
      const session = buildSession({ ...input, model })
      expect(session).not.toHaveProperty('reasoning')
      expect(session).not.toHaveProperty('parallel_tool_calls')
      // 60,000 tokens are more than the whole context of these.
      expect(session).not.toHaveProperty('truncation.token_limits')
    }
  })

  it('hears patiently, with the names of the project', () => {
    expect(buildSession(input)).toMatchObject({
      output_modalities: ['audio'],
      audio: {
        input: {
          noise_reduction: { type: 'near_field' },
          transcription: { model: 'gpt-transcribe', languages: ['en'], keywords: ['Hedvig'] },
          turn_detection: { type: 'semantic_vad', eagerness: 'low', create_response: true },
        },
        output: { voice: 'marin' },
      },
      truncation: { type: 'retention_ratio' },
    })
  })

  it.each(['', 'English', 'yue', 'x-klingon', '  '])(
    'leaves a language out that has no two letters: %j',
    (language) => {
      expect(buildSession({ ...input, language })).not.toHaveProperty('audio.input.transcription.languages')
    },
  )

  it('answers nobody and is cut off by nobody while seeds are put in', () => {
    expect(buildSession({ ...input, withResponses: false })).toHaveProperty('audio.input.turn_detection', {
      type: 'semantic_vad',
      eagerness: 'low',
      create_response: false,
      interrupt_response: false,
    })
  })
})

describe('turn detection of a running session', () => {
  const silent = buildSession({ ...input, withResponses: false })

  it('is all that an update of it names', () => {
    for (const update of [heldSession(silent), answeringSession(silent), pausedSession()])
      expect(update).toStrictEqual({
        type: 'realtime',
        audio: { input: { turn_detection: expect.toSatisfy(() => true) as unknown } },
      })
  })

  it('comes back as a session that answers has it, from one that was seeded in silence', () => {
    const whole = buildSession(input) as { audio?: { input?: { turn_detection?: unknown } } }
    expect(answeringSession(silent)).toHaveProperty(
      'audio.input.turn_detection',
      whole.audio?.input?.turn_detection,
    )
  })

  it('neither answers nor interrupts while held, and keeps what else the session says of it', () => {
    const session = {
      type: 'realtime',
      audio: { input: { turn_detection: { type: 'server_vad', threshold: 0.7 } } },
    }
    expect(heldSession({ ...session, type: 'realtime' })).toHaveProperty('audio.input.turn_detection', {
      type: 'server_vad',
      threshold: 0.7,
      create_response: false,
      interrupt_response: false,
    })
  })

  it('falls back to patience when the session says nothing of it', () => {
    expect(heldSession({ type: 'realtime' })).toHaveProperty(
      'audio.input.turn_detection.type',
      'semantic_vad',
    )
    expect(answeringSession(pausedSession())).toHaveProperty('audio.input.turn_detection.eagerness', 'low')
  })

  it('is off while paused: null, which clears it, and not left out, which would keep it', () => {
    expect(pausedSession()).toHaveProperty('audio.input.turn_detection', null)
  })
})
