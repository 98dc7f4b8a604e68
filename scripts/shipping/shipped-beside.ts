// What ships and is in no bundle: the packages that lie beside it, and what others have built into something that ships. Each
// with what it is for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { installedClosure } from './shipped-packages.ts'

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) })

/** Packages of node_modules that are copied whole, and the one that writes the beginning of the style sheet. */
export function packagesBeside(root: string): string[] {
  const json: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return installedClosure(root, [...Object.keys(manifestSchema.parse(json).dependencies), 'tailwindcss'])
}

export interface Component {
  name: string
  licence: string
  about: string
  /** null = the words of the licence name nobody, or bring it themselves. */
  copyright: string | null
  /** A file of resources/licences, or a package that has the words. */
  words: { file: string } | { package: string }
}

const inSpeech = 'Built into the library that understands speech.'

/** In the order they are shown after the packages. */
export const components: readonly Component[] = [
  {
    ...{ name: 'Electron', licence: 'MIT', copyright: null, words: { package: 'electron' } },
    about:
      'The window and everything around it. It brings Chromium and Node.js, whose own list lies beside the program.',
  },
  {
    ...{ name: 'SQLite', licence: 'public-domain', copyright: null, words: { file: 'public-domain' } },
    about: 'Keeps everything you make. Built into better-sqlite3.',
  },
  {
    ...{
      name: 'ONNX Runtime',
      licence: 'MIT',
      copyright: 'Copyright (c) Microsoft Corporation',
      words: { file: 'MIT' },
    },
    about: 'Runs the speech models on your computer.',
  },
  {
    ...{
      name: 'Silero VAD',
      licence: 'MIT',
      copyright: 'Copyright (c) 2020-present Silero Team',
      words: { file: 'MIT' },
    },
    about: 'The small model that hears whether somebody speaks. It came with @ricky0123/vad-web.',
  },
  {
    ...{
      name: 'kaldi-native-fbank, kaldifst, kaldi-decoder, OpenFst, simple-sentencepiece',
      licence: 'Apache-2.0',
      copyright: null,
    },
    ...{ about: inSpeech, words: { file: 'Apache-2.0' } },
  },
  {
    ...{ name: 'KISS FFT', licence: 'BSD-3-Clause', copyright: 'Copyright (c) 2003-2010 Mark Borgerding' },
    ...{ about: inSpeech, words: { file: 'BSD-3-Clause' } },
  },
  {
    ...{ name: 'piper-phonemize', licence: 'MIT', copyright: 'Copyright (c) 2023 Michael Hansen' },
    ...{ about: inSpeech, words: { file: 'MIT' } },
  },
  {
    ...{ name: 'Opus', licence: 'BSD-3-Clause', words: { file: 'BSD-3-Clause' } },
    copyright:
      'Copyright 2001-2023 Xiph.Org, Skype Limited, Octasic, Jean-Marc Valin, Timothy B. Terriberry, CSIRO, Gregory Maxwell, ' +
      'Mark Borgerding, Erik de Castro Lopo, Mozilla, Amazon',
    about: 'Reads recordings. Built into opus-decoder.',
  },
  {
    ...{ name: 'ONNX, Abseil', licence: 'Apache-2.0', copyright: null, words: { file: 'Apache-2.0' } },
    about: 'Built into ONNX Runtime.',
  },
  {
    ...{
      name: 'Protocol Buffers',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright 2008 Google Inc.',
      words: { file: 'BSD-3-Clause' },
    },
    about: 'Built into ONNX Runtime.',
  },
  {
    ...{
      name: 'RE2',
      licence: 'BSD-3-Clause',
      copyright: 'Copyright (c) 2009 The RE2 Authors',
      words: { file: 'BSD-3-Clause' },
    },
    about: 'Built into ONNX Runtime.',
  },
  {
    ...{
      name: 'eSpeak NG',
      licence: 'GPL-3.0-or-later',
      copyright: null,
      words: { file: 'GPL-3.0-or-later' },
    },
    about:
      'Speaks. The studio does not use it, but it is built into the library that understands speech, as its makers publish it. ' +
      'Its source is at github.com/espeak-ng/espeak-ng, that of the library at github.com/k2-fsa/sherpa-onnx.',
  },
]
