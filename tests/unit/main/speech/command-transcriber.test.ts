// A program of the author's transcribes: real programs, run as the studio runs them. Catches a shell that reads the
// command, a program that never ends or leaves children or files behind, and failures without words.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createCommandTranscriber } from '../../../../src/main/speech/command-transcriber.ts'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import { sumWordErrors, wordErrors } from '../../../../src/shared/speech/word-errors.ts'
import { absentNote, saidIn, speechAbsent, speechFile, speechForks } from '../../../support/speech-child.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'studio-program '))
/** What the studio writes for a program goes here, and nobody else's does. */
const temporary = mkdtempSync(join(tmpdir(), 'studio-temporary-'))
process.env['TMPDIR'] = temporary
afterAll(() => {
  for (const each of [folder, temporary]) rmSync(each, { recursive: true, force: true })
})

const sound = new Float32Array(16_000).fill(0.25)
const never = new AbortController().signal
const leftovers = (): string[] => readdirSync(temporary)

let count = 0
/** A program in a folder with a blank in its name; `code` may use `wav`. */
function program(code: string, more = ''): string {
  const path = join(folder, `program ${(count += 1)}.cjs`)
  writeFileSync(path, `const fs = require('node:fs'); const wav = process.argv[2];\n${code}`)
  return `"${process.execPath}" '${path}' {wav} ${more}`
}

function transcribe(command: string, limits?: { startMs: number; timesTheSound: number }) {
  return createCommandTranscriber(command, limits).transcribe(sound, { signal: never })
}

describe('what it is given and what it answers', () => {
  test('a WAV of 16 kHz and 16 bits, and text', async () => {
    const keep = join(folder, 'kept.wav')
    const code = `fs.copyFileSync(wav, ${JSON.stringify(keep)}); console.log('[00:00:00.000 --> 00:00:01.000]   Well,\\n then.')`
    expect(await transcribe(program(code))).toEqual({ text: 'Well, then.', words: null })
    const wav = readFileSync(keep)
    expect(wav.length).toBe(44 + 32_000)
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 16_000, 16])
    expect(wav.readInt16LE(44)).toBe(8192)
    expect(leftovers()).toEqual([])
  })

  test('no shell reads the command', async () => {
    const touched = `${temporary}-touched`
    const more = `$HOME ; touch ${touched} && $(touch ${touched}) "a \\"b\\" c" 'd e'`
    const { text } = await transcribe(program('console.log(JSON.stringify(process.argv.slice(3)))', more))
    expect(JSON.parse(text)).toEqual([
      ...['$HOME', ';', 'touch', touched, '&&', '$(touch', `${touched})`],
      ...['a "b" c', 'd e'],
    ])
    expect(existsSync(touched)).toBe(false)
  })

  test('JSON of whisper.cpp, beside the sound', async () => {
    const told = {
      transcription: [
        {
          text: ' Ask not.',
          tokens: [
            { text: '[_BEG_]', offsets: { from: 0, to: 0 } },
            { text: ' Ask', offsets: { from: 120, to: 400 } },
            { text: ' no', offsets: { from: 420, to: 600 } },
            { text: 't', offsets: { from: 600, to: 700 } },
            { text: '.', offsets: { from: 700, to: 720 } },
          ],
        },
      ],
    }
    const code = `fs.writeFileSync(wav + '.json', ${JSON.stringify(JSON.stringify(told))}); console.log('for the eye')`
    expect(await transcribe(program(code))).toEqual({
      text: 'Ask not.',
      words: [
        { text: 'Ask', startMs: 120, endMs: 400 },
        { text: 'not.', startMs: 420, endMs: 720 },
      ],
    })
  })

  test.each([
    ['Whisper', { text: ' Ask not', segments: [{ words: [{ word: ' Ask', start: 0.1, end: 0.4 }] }] }],
    ['Vosk', { text: 'Ask not', result: [{ word: 'Ask', start: 0.1, end: 0.4, conf: 1 }] }],
  ])('JSON of %s', async (_name, told) => {
    const spoken = await transcribe(program(`console.log(${JSON.stringify(JSON.stringify(told))})`))
    expect(spoken).toEqual({ text: 'Ask not', words: [{ text: 'Ask', startMs: 100, endMs: 400 }] })
  })

  test('a text file beside the sound', async () => {
    const code = `fs.writeFileSync(wav.replace(/wav$/, 'txt'), 'From\\na file.'); console.log('10 % … 20 %')`
    expect(await transcribe(program(code))).toEqual({ text: 'From a file.', words: null })
  })
})

describe('what goes wrong, in words', () => {
  test.each([
    ['no such program', 'no-such-program-anywhere {wav}', /no-such-program-anywhere was not found/, false],
    ['a folder for a program', `'${folder}' {wav}`, /may not be run/, false],
    [
      'an exit code',
      program('console.error("no model"); process.exit(3)'),
      /ended with 3: no model\./,
      false,
    ],
    ['a crash', program('process.kill(process.pid, "SIGSEGV")'), /ended by SIGSEGV/, true],
    [
      'an answer without end',
      program('const line = "x".repeat(65536); const on = () => process.stdout.write(line, on); on()'),
      /far more than was said/,
      false,
    ],
  ])('%s', async (_what, command, words, retryable) => {
    await expect(transcribe(command)).rejects.toMatchObject({
      code: 'SPEECH_FAILED',
      message: expect.stringMatching(words) as unknown,
      data: { retryable },
    })
    expect(leftovers()).toEqual([])
  })

  test.each(['', 'program', '"program {wav}', "pro'gram {wav}"])(
    'a command that cannot be one: %j',
    (command) => {
      expect(() => createCommandTranscriber(command)).toThrow(/needs a program and/)
    },
  )

  test('one that never ends is ended, with what it started', async () => {
    const pidFile = join(folder, 'pid')
    const child = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" })`
    const code = `fs.writeFileSync(${JSON.stringify(pidFile)}, String(${child}.pid)); setInterval(() => {}, 1000)`
    const limits = { startMs: 1500, timesTheSound: 0.1 }
    await expect(transcribe(program(code), limits)).rejects.toThrow(/took far longer/)
    await expect.poll(() => isRunning(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
    expect(leftovers()).toEqual([])
  })

  test('stopped by the author', async () => {
    const stop = new AbortController()
    const running = createCommandTranscriber(program('setInterval(() => {}, 1000)'))
    setTimeout(() => stop.abort(), 300)
    const { signal } = stop
    await expect(running.transcribe(sound, { signal })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(leftovers()).toEqual([])
  })
})

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  // One that nobody has asked after yet is a line with Z.
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

const COMMAND = 'pocketsphinx_continuous -infile {wav} -logfn /dev/null'
const noProgram = spawnSync('pocketsphinx_continuous', ['-help']).error !== undefined
const why = speechAbsent ? absentNote : noProgram ? ' (skipped: pocketsphinx is not installed)' : ''

describe.skipIf(why !== '')(`real speech through pocketsphinx${why}`, () => {
  const speech = createSpeech({ fork: speechForks().fork, warn: () => undefined })
  afterAll(() => speech.close())

  test('the speech and the three sentences are written down, and the word errors are told', async () => {
    const names = ['jfk.wav', ...['0870', '0880', '0890'].map((n) => `librivox-austen-${n}.wav`)]
    const transcriber = createCommandTranscriber(COMMAND)
    const each = []
    for (const name of names) {
      const file = speechFile(name)
      const endMs = (statSync(file.path).size - 44) / 32
      const pcm = await speech.readSound([file], { startMs: 0, endMs })
      const { text } = await transcriber.transcribe(pcm, { signal: never })
      const errors = wordErrors(saidIn(name), text)
      console.log(`${name}: ${percent(errors.rate)} word errors: ${text}`)
      each.push(errors)
    }
    const all = sumWordErrors(each)
    console.log(`pocketsphinx: ${percent(all.rate)} of ${all.words} words (${JSON.stringify(all)})`)
    expect(all.words).toBe(66)
    // It makes many mistakes of its own; what the studio loses would be more.
    expect(all.rate).toBeLessThan(0.55)
  }, 240_000)
})

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10} %`
}
