import { afterEach, describe, expect, it } from 'vitest'
import type { Background } from '../../../../src/main/background/background.ts'
import { createBackground, inlineBackground } from '../../../../src/main/background/create-background.ts'
import { errorOf, failureOf } from '../../../../src/main/background/messages.ts'
import { workerFile } from '../../../../src/main/background/worker-file.ts'
import type { MergeTask } from '../../../../src/main/document/merge-task.ts'
import type { DraftContext } from '../../../../src/shared/drafting/drafter.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

const open: Background[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((background) => background.close()))
})
const warnings: string[] = []
function begin(options: Parameters<typeof createBackground>[0] = {}): Background {
  warnings.length = 0
  const background = createBackground({ warn: (words) => void warnings.push(words), ...options })
  open.push(background)
  return background
}

/** A thread of a few lines, in place of the real one. */
const threadOf = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, threadId } from 'node:worker_threads'\n${code}`)}`,
  )
const READY = 'parentPort.postMessage({ ready: true })\n'
const ANSWER_ITS_ID =
  'parentPort.on("message", ({ id }) => parentPort.postMessage({ id, output: threadId }))\n'
const DIE = 'parentPort.on("message", () => process.exit(3))\n'
const DIE_OF_KILLERS =
  'parentPort.on("message", ({ id, input }) => input.title === "killer" ? process.exit(3) : parentPort.postMessage({ id, output: "done" }))\n'
const STAY_SILENT = 'parentPort.on("message", () => undefined)\n'

const now = {
  projectId: 'p1',
  markdown: '# T\n\nMine.\n',
  sections: [row('t', 'T', 0)],
  authorship: [],
  dropped: [],
}
const merge: MergeTask = {
  title: 'T',
  jobId: 'job',
  base: { markdown: now.markdown, sections: now.sections },
  now,
  edits: [
    {
      op: 'insert',
      heading: 'B',
      paragraphs: [{ markdown: 'Drafted.', sources: ['i1'] }],
      status: 'complete',
    },
  ],
}

function row(id: string, heading: string, position: number) {
  return {
    id,
    projectId: 'p1',
    heading,
    position,
    status: 'drafting',
    locked: false,
    targetWords: null,
  } as const
}

describe('the text thread', () => {
  it('merges as main would, and says what to write', async () => {
    const merged = await begin().run('mergeDraft', merge)
    const alone = await inlineBackground.run('mergeDraft', merge)
    expect(warnings).toEqual([])
    expect(merged.markdown).toBe('# T\n\nMine.\n\n## B\n\nDrafted.\n')
    expect({ ...merged, sections: [] }).toEqual({ ...alone, sections: [] })
    expect(merged.sections.map(({ heading }) => heading)).toEqual(['T', 'B'])
    expect(merged).toMatchObject({ words: 4, sources: [{ itemIds: ['i1'], jobId: 'job' }] })
  })

  it('leaves main free meanwhile', async () => {
    const background = begin()
    await background.run('mergeDraft', merge)
    let turns = 0
    const timer = setInterval(() => void turns++, 1)
    // Every paragraph another, none found again: the longest way through a merge.
    const text = (mark: string) =>
      `# T\n\n${Array.from({ length: 6000 }, (_, n) => `Words ${mark} ${n} in a line of text.\n\n`).join('')}`
    await background.run('mergeDraft', {
      ...merge,
      base: { ...now, markdown: text('a') },
      now: { ...now, markdown: text('b') },
    })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('hands on what a task threw', async () => {
    const edits: MergeTask['edits'] = [
      { op: 'replace', sectionId: 'gone', paragraphs: [], status: 'complete' },
    ]
    await expect(begin().run('mergeDraft', { ...merge, edits })).rejects.toThrow(
      'No section gone in the text',
    )
  })

  it('brings an expected failure over as one', () => {
    const error = errorOf(structuredClone(failureOf(new StudioError('CONFLICT', 'Words.', { at: 1 }))))
    expect(error).toBeInstanceOf(StudioError)
    expect(error).toMatchObject({ code: 'CONFLICT', message: 'Words.', data: { at: 1 } })
  })

  it('rejects what was under way when it dies, and is begun anew', async () => {
    const background = begin({ file: threadOf(READY + DIE) })
    await expect(background.run('mergeDraft', merge)).rejects.toMatchObject({ code: 'INTERNAL' })
    await expect(background.run('mergeDraft', merge)).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(warnings).toEqual([])
  })

  // Bug: a draft that was paid for is lost because another project's manuscript is more than the thread can take.
  it('dies of one task and does the others all the same, however many it dies of', async () => {
    const background = begin({ file: threadOf(READY + DIE_OF_KILLERS) })
    const run = (title: string) => background.run('mergeDraft', { ...merge, title })
    const titles = ['killer', 'one', 'killer', 'killer', 'two']
    const ends = await Promise.allSettled(titles.map(run))
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : 'died'))).toEqual([
      'died',
      'done',
      'died',
      'died',
      'done',
    ])
    expect(warnings).toEqual([])
  })

  // Bug: a prompt whose items went with the thread is a fault of the studio, and the author has to press Retry.
  it('asks for another try when what it held is gone', async () => {
    const context = { items: [] } as unknown as DraftContext
    const input = { context, budgetTokens: 10_000 }
    await expect(inlineBackground.run('buildPrompt', { key: 'gone', count: 1, input })).rejects.toMatchObject(
      {
        code: 'INTERNAL',
        data: { retryable: true },
      },
    )
  })

  it.each([
    ['its file is not there', null],
    ['it fails while it loads', threadOf('throw new Error("no")')],
    ['it ends before it is ready', threadOf('process.exit(0)')],
  ])('is done without, said once, when %s', async (_, file) => {
    const background = begin({ file })
    const both = await Promise.all([background.run('mergeDraft', merge), background.run('mergeDraft', merge)])
    expect(both.map(({ words }) => words)).toEqual([4, 4])
    await background.run('mergeDraft', merge)
    expect(warnings).toHaveLength(1)
  })

  it('cancels what is under way when the studio closes, and begins nothing more', async () => {
    const background = begin({ file: threadOf(READY + STAY_SILENT) })
    const running = expect(background.run('mergeDraft', merge)).rejects.toMatchObject({ code: 'CANCELLED' })
    await background.close()
    await running
    await expect(background.run('mergeDraft', merge)).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('ends when it has had nothing to do for long, and is begun anew when it is needed', async () => {
    const background = begin({ file: threadOf(READY + ANSWER_ITS_ID), idleMs: 50 })
    const thread = async () => (await background.run('mergeDraft', merge)) as unknown as number
    const first = await thread()
    expect(await thread()).toBe(first)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await thread()).not.toBe(first)
  })

  it('is found beside its source, and not taken for found where it is not', () => {
    const sources = new URL('../../../../src/main/background/worker-file.ts', import.meta.url).href
    expect(workerFile('text-worker', sources)?.pathname).toMatch(/background\/text-worker\.ts$/)
    expect(workerFile('text-worker', 'file:///nowhere/out/main/chunks/x.js')).toBeNull()
  })
})
