// The engine's configuration of each kind. Catches a kind that lacks a part, for which the engine ends its process.
import { expect, test } from 'vitest'
import {
  missingParts,
  modelConfig,
  recogniserKinds,
  recogniserParts,
} from '../../../../src/shared/speech/recogniser.ts'

const filesOf = (parts: readonly string[]): Record<string, string> =>
  Object.fromEntries(parts.map((part) => [part, `/models/${part}`]))

test.each(recogniserKinds)('%s: all of its files, each once, and tokens apart', (kind) => {
  const files = filesOf(recogniserParts[kind])
  const { tokens, numThreads, provider, modelType, ...models } = modelConfig({ kind, files }, 2)
  expect([tokens, numThreads, provider]).toEqual(['/models/tokens', 2, 'cpu'])
  const [parts, ...more] = Object.values(models)
  expect(more).toEqual([])
  expect({ ...(parts as object), tokens }).toEqual(files)
  expect(modelType).toBe(kind === 'nemoTransducer' ? 'nemo_transducer' : undefined)
})

test('what is not given is missing', () => {
  const files = { model: '/models/model', tokens: '' }
  expect(missingParts({ kind: 'zipformerCtc', files })).toEqual(['tokens'])
  expect(missingParts({ kind: 'transducer', files: {} })).toEqual(['encoder', 'decoder', 'joiner', 'tokens'])
})
