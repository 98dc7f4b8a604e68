// Bugs caught: a worker that reads on before main has written, a second file that begins on the clock of the first, a
// failure after which things are still written, a stop that does not wait for what is being written.
import { expect, it } from 'vitest'
import { ImportRun } from '../../../../src/renderer/audio-import/import-run.ts'
import type { FromWorker, ToWorker } from '../../../../src/renderer/audio-import/messages.ts'
import type { Client } from '../../../../src/renderer/bridge/client.ts'
import type { OpenAudioImport } from '../../../../src/shared/ipc/audio-import-views.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

const opened: OpenAudioImport = {
  view: {
    ...{
      importId: 'i',
      sessionId: 's',
      projectId: 'p',
      status: 'running',
      fileAt: 1,
      doneMs: 60_000,
      error: null,
    },
    files: [
      { name: 'a.wav', bytes: 10, durationMs: 5000 },
      { name: 'b.wav', bytes: 20, durationMs: 90_000 },
      { name: 'c.wav', bytes: 30, durationMs: 1000 },
    ],
  },
  urls: [null, '/audio-import/2', '/audio-import/3'],
  fileStartMs: 5000,
}

function begin(answer: (name: string) => unknown = () => undefined) {
  const told: ToWorker[] = []
  const asked: [string, unknown][] = []
  const ended: string[] = []
  let hear: (message: FromWorker) => void = () => undefined
  let isWorking = true
  const run = new ImportRun(opened, {
    request: (async (name: string, input: unknown) => {
      asked.push([name, input])
      await new Promise((resolve) => setTimeout(resolve, 1))
      const value = answer(name)
      if (value instanceof Error) throw value
      return name === 'recordings.begin' ? { n: 7 } : value
    }) as Client['request'],
    openWorker: (heard) => {
      hear = heard
      return { tell: (message) => void told.push(message), end: () => void (isWorking = false) }
    },
    advanced: (fileAt, doneMs) => void ended.push(`advanced ${fileAt} ${doneMs}`),
    fileDone: (fileAt, durationMs) => void ended.push(`file ${fileAt} ${durationMs}`),
    allDone: () => void ended.push('all'),
    failed: (message) => void ended.push(message),
  })
  return { run, told, asked, ended, hear: (message: FromWorker) => hear(message), isWorking: () => isWorking }
}

const segment = (fileAt: number, startMs: number, durationMs: number): FromWorker => ({
  ...{ kind: 'segment', fileAt, startMs, durationMs, data: new Uint8Array([1, 2]) },
})
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

it('gives the worker what is left, and no address of what is in', () => {
  const { told } = begin()
  expect(told).toEqual([
    {
      ...{ kind: 'import', fileAt: 1, doneMs: 60_000 },
      files: [
        null,
        { name: 'b.wav', bytes: 20, url: '/audio-import/2' },
        { name: 'c.wav', bytes: 30, url: '/audio-import/3' },
      ],
    },
  ])
})

it('writes one segment after another, each on the clock of the session', async () => {
  const { told, asked, hear, ended } = begin()
  hear(segment(1, 60_000, 30_000))
  expect(told).toHaveLength(1)
  await settle()
  expect(told.at(-1)).toEqual({ kind: 'taken' })
  expect(asked.map(([name]) => name)).toEqual([
    ...['recordings.begin', 'recordings.append', 'recordings.finish', 'audioImport.kept'],
  ])
  expect(asked[0]?.[1]).toMatchObject({ startMs: 65_000 })
  expect(asked[3]?.[1]).toEqual({ importId: 'i', fileAt: 1, doneMs: 90_000 })
  hear({ kind: 'fileDone', fileAt: 1, durationMs: 90_000, broken: null })
  await settle()
  hear(segment(2, 0, 1000))
  await settle()
  expect(asked.filter(([name]) => name === 'recordings.begin').at(-1)?.[1]).toMatchObject({ startMs: 95_000 })
  hear({ kind: 'allDone' })
  expect(ended).toEqual(['advanced 1 90000', 'file 1 90000', 'advanced 2 1000', 'all'])
})

it('stops at the first failure, and says why', async () => {
  const full = new StudioError('DISK_FULL', 'Your disk is full.')
  const { told, asked, hear, ended, isWorking } = begin((name) =>
    name === 'recordings.append' ? full : null,
  )
  hear(segment(1, 60_000, 30_000))
  await settle()
  expect(ended).toEqual(['Your disk is full.'])
  expect(isWorking()).toBe(false)
  hear(segment(1, 90_000, 30_000))
  await settle()
  expect(asked.map(([name]) => name)).toEqual(['recordings.begin', 'recordings.append'])
  expect(told).toHaveLength(1)
})

it('waits at a stop for what is being written', async () => {
  const { run, asked, hear, told } = begin()
  hear(segment(1, 60_000, 30_000))
  await run.stop()
  expect(asked.at(-1)?.[0]).toBe('audioImport.kept')
  expect(told).toHaveLength(1)
})
