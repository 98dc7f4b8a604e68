// The author's own program as a transcriber: it is given a WAV and answers with text or JSON, or with a file beside it.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import { readOutput } from './command/read-output.ts'
import { MOST_BYTES, runProgram, type RunEnd } from './command/run-program.ts'
import { splitCommand, WAV_PLACE } from './command/split-command.ts'
import { cancelled } from './speech-life.ts'
import type { Spoken } from './speech-process-port.ts'
import type { Transcriber } from './transcriber-port.ts'
import { wavFile } from './wav-file.ts'

/** For the program to start and to load its model. Milliseconds. */
const START_MS = 60_000
/** How much longer than the sound it may take. */
const TIMES_THE_SOUND = 20

const SAFE = 'What was recorded is safe.'
const TODO = 'Check the command in Settings, under Speech.'

export interface CommandLimits {
  startMs: number
  timesTheSound: number
}

/** Throws INVALID_ARGUMENT for what cannot be run. */
export function createCommandTranscriber(
  commandLine: string,
  { startMs, timesTheSound }: CommandLimits = { startMs: START_MS, timesTheSound: TIMES_THE_SOUND },
): Transcriber {
  const { program, args } = readCommand(commandLine)
  return {
    name: 'command',
    model: basename(program),
    async transcribe(pcm, { signal }) {
      const folder = await mkdtemp(join(tmpdir(), 'studio-speech-'))
      try {
        const wav = join(folder, 'speech.wav')
        await writeFile(wav, wavFile(pcm))
        const limitMs = startMs + (timesTheSound * pcm.length * 1000) / SPEECH_RATE
        const given = args.map((part) => part.replaceAll(WAV_PLACE, wav))
        return await spokenOf(
          await runProgram({ program, args: given, folder, limitMs, signal }),
          program,
          wav,
        )
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })
      }
    },
  }
}

function readCommand(line: string): { program: string; args: string[] } {
  const [program, ...args] = splitCommand(line) ?? []
  if (program !== undefined && program !== '' && args.some((part) => part.includes(WAV_PLACE))) {
    return { program, args }
  }
  throw new StudioError(
    'INVALID_ARGUMENT',
    `The command for transcribing cannot be run: it needs a program and, where the sound file’s name belongs, ${WAV_PLACE}. ` +
      `${SAFE} ${TODO}`,
    { retryable: false },
  )
}

async function spokenOf(end: RunEnd, program: string, wav: string): Promise<Spoken> {
  const failed = (what: string, retryable: boolean): StudioError =>
    new StudioError('SPEECH_FAILED', `${what} ${SAFE} ${TODO}`, { retryable })
  switch (end.kind) {
    case 'ended':
      if (end.code !== 0) throw failed(`${program} ended with ${end.code}${lastLine(end.complaint)}.`, false)
      return readOutput((await writtenBeside(wav)) ?? end.output)
    case 'notStarted':
      throw failed(notStarted(program, end.system), false)
    case 'killed':
      throw failed(`${program} was ended by ${end.by}.`, true)
    case 'tookTooLong':
      throw failed(`${program} took far longer than the sound is long and was stopped.`, true)
    case 'saidTooMuch':
      throw failed(`${program} wrote far more than was said and was stopped.`, false)
    case 'cancelled':
      throw cancelled()
  }
}

function notStarted(program: string, system: string): string {
  if (system === 'ENOENT') return `The program ${program} was not found on this computer.`
  if (system === 'EACCES' || system === 'EPERM') return `The program ${program} may not be run.`
  return `The program ${program} could not be started (${system}).`
}

/** What it said last, which most programs give as the reason. */
function lastLine(complaint: string): string {
  const line = complaint.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? ''
  return line === '' ? '' : `: ${line}`
}

/** Times are worth more than what is meant for the eye; null = it wrote no file. */
async function writtenBeside(wav: string): Promise<string | null> {
  const plain = wav.replace(/\.wav$/, '')
  for (const path of [`${wav}.json`, `${plain}.json`, `${wav}.txt`, `${plain}.txt`]) {
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    )
    if (size !== null && size <= MOST_BYTES) return readFile(path, 'utf8')
  }
  return null
}
