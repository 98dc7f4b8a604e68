// The real speech process as a child of Node, for tests: the same code as in the studio.
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ChildPort } from '../../src/main/speech/child-port.ts'
import { speechProcessFile, vadModelFile } from '../../src/main/speech/process-file.ts'
import type { SoundFile, SpeechSetup } from '../../src/main/speech/speech-process-port.ts'
import type { RecogniserFiles } from '../../src/shared/speech/recogniser.ts'

export const speechFolder = resolve(import.meta.dirname, '../../../shared/data/speech')
export const speechAbsent = !existsSync(speechFolder)
export const absentNote = speechAbsent ? ' (skipped: ../shared/data/speech is not there)' : ''

/** `children` are those that were started so far, the last one last. */
export function speechForks(): { fork(): ChildPort; children: ChildProcess[] } {
  const file = speechProcessFile()
  if (file === null) throw new Error('The speech process is not there')
  const children: ChildProcess[] = []
  return {
    children,
    fork() {
      const child = fork(file, [], { serialization: 'advanced' })
      children.push(child)
      return nodePort(child)
    },
  }
}

export function nodePort(child: ChildProcess): ChildPort {
  return {
    send: (message) => void child.send(message as object),
    onMessage: (listen) => void child.on('message', listen),
    onExit(listen) {
      child.on('exit', (code, signal) => listen(`${signal ?? code}`))
      child.on('error', (error) => listen(error.message))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

export function speechSetup(recogniser: RecogniserFiles | null): SpeechSetup {
  return { vadModel: vadModelFile() ?? '', recogniser }
}

export function digitsModel(): RecogniserFiles {
  const file = (name: string): string => resolve(speechFolder, 'digits-ctc', name)
  return { kind: 'zipformerCtc', files: { model: file('model.onnx'), tokens: file('tokens.txt') } }
}

export function speechFile(name: string, startMs = 0): SoundFile {
  return { path: resolve(speechFolder, name), startMs, durationMs: null }
}

/** The words of one of the real recordings. */
export function saidIn(name: string): string {
  const all = JSON.parse(readFileSync(resolve(speechFolder, 'references.json'), 'utf8')) as Record<
    string,
    string
  >
  const words = all[name]
  if (words === undefined) throw new Error(`Nobody wrote down what is said in ${name}`)
  return words
}
