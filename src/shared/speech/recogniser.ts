// A recogniser as files on the disk, and the configuration that the engine reads of them.

export const recogniserKinds = [
  'zipformerCtc',
  'transducer',
  'whisper',
  'nemoTransducer',
  'streamingTransducer',
  'moonshine',
] as const
export type RecogniserKind = (typeof recogniserKinds)[number]

/** Which files each kind is made of, by the engine's names for them. */
export const recogniserParts = {
  zipformerCtc: ['model', 'tokens'],
  transducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  whisper: ['encoder', 'decoder', 'tokens'],
  nemoTransducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  streamingTransducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  moonshine: ['preprocessor', 'encoder', 'uncachedDecoder', 'cachedDecoder', 'tokens'],
} as const satisfies Record<RecogniserKind, readonly string[]>

export interface RecogniserFiles {
  kind: RecogniserKind
  /** Absolute paths, by the names of `recogniserParts`. */
  files: Record<string, string>
}

/** What the engine is given; its fields are its own. */
export interface ModelConfig {
  tokens: string
  numThreads: number
  provider: 'cpu'
  modelType?: string
  [model: string]: unknown
}

/** Names of files that a recogniser of this kind needs and that are not given. */
export function missingParts({ kind, files }: RecogniserFiles): string[] {
  return recogniserParts[kind].filter((part) => (files[part] ?? '') === '')
}

export function modelConfig({ kind, files }: RecogniserFiles, threads: number): ModelConfig {
  const common = { tokens: files['tokens'] ?? '', numThreads: threads, provider: 'cpu' } as const
  const parts = Object.fromEntries(
    recogniserParts[kind].filter((part) => part !== 'tokens').map((part) => [part, files[part]]),
  )
  switch (kind) {
    case 'zipformerCtc':
      return { ...common, zipformerCtc: parts }
    case 'whisper':
      return { ...common, whisper: parts }
    case 'moonshine':
      return { ...common, moonshine: parts }
    case 'nemoTransducer':
      return { ...common, transducer: parts, modelType: 'nemo_transducer' }
    case 'transducer':
    case 'streamingTransducer':
      return { ...common, transducer: parts }
  }
}

/** It writes while it listens; the others write when a phrase is over. */
export function writesWhileListening({ kind }: RecogniserFiles): boolean {
  return kind === 'streamingTransducer'
}

/** The models of these kinds know capitals only; what they write is told in small letters. */
export function knowsCapitalsOnly({ kind }: RecogniserFiles): boolean {
  return kind === 'zipformerCtc' || kind === 'transducer' || kind === 'streamingTransducer'
}
