// Bugs caught: words lost when author and drafter write at once, "Saved" before the commit, unsent typing lost on a
// failure or a forgotten history, the drafter's words in the author's undo history, a caret that jumps.
import fc from 'fast-check'
import { history, undo } from '@codemirror/commands'
import { EditorState, Transaction, type TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { collabClient, textOf } from '../../../../src/renderer/editor/adopt-fresh-text.ts'
import { DocumentSync, type SaveState } from '../../../../src/renderer/editor/document-sync.ts'
import { FakeAuthority } from './fake-authority.ts'

function open(authority: FakeAuthority) {
  let state = EditorState.create({
    doc: textOf(authority.text.toString()),
    extensions: [collabClient(authority.version, `author-${Math.random()}`), history()],
  })
  const said: SaveState[] = []
  const timers: { ms: number; task: () => void; off: boolean }[] = []
  const sync = new DocumentSync({
    port: authority,
    host: {
      state: () => state,
      dispatch(change: Transaction | TransactionSpec) {
        state = (change instanceof Transaction ? change : state.update(change)).state
      },
    },
    after(ms, task) {
      const timer = { ms, task, off: false }
      timers.push(timer)
      return () => {
        timer.off = true
      }
    },
    onSaveState: (next) => said.push(next),
  })
  return {
    sync,
    said,
    timers,
    text: () => state.doc.toString(),
    caret: () => state.selection.main.head,
    type(at: number, insert: string, to = at) {
      state = state.update({
        changes: { from: at, to, insert },
        selection: { anchor: at + insert.length },
        userEvent: 'input.type',
      }).state
      sync.localChange()
    },
    undo() {
      undo({ state, dispatch: (transaction) => (state = transaction.state) })
      sync.localChange()
    },
  }
}

describe('the manuscript and its authority', () => {
  it('says Saved only after main answered', async () => {
    const authority = new FakeAuthority('One.\n')
    const editor = open(authority)
    editor.type(4, ' Two.')
    expect(editor.said).toEqual([{ kind: 'saving' }])
    expect(editor.timers.map((timer) => timer.ms)).toEqual([400])
    await editor.sync.flush()
    expect(editor.said.at(-1)).toEqual({ kind: 'saved' })
    expect(authority.text.toString()).toBe('One. Two.\n')
    expect(editor.sync.isSaved).toBe(true)
  })

  // Bug: main takes the paragraph for untouched while the author writes in it, and lets a draft replace it.
  it('tells main at once that the author began to write, and then in the pauses', async () => {
    const authority = new FakeAuthority('One.\n')
    const editor = open(authority)
    editor.type(4, 'a')
    await new Promise(setImmediate)
    expect(authority.text.toString()).toBe('One.a\n')
    editor.type(5, 'b')
    await new Promise(setImmediate)
    expect(authority.text.toString()).toBe('One.a\n')
    const pause = editor.timers.find(({ off }) => !off)
    pause?.task()
    await editor.sync.flush()
    expect(authority.text.toString()).toBe('One.ab\n')
  })

  it('puts the typing of a rejected push on top of what the drafter wrote', async () => {
    const authority = new FakeAuthority('A\n\nB\n')
    const editor = open(authority)
    authority.write(0, 0, 'Drafted.\n\n')
    editor.type(4, '!')
    await editor.sync.flush()
    expect(editor.text()).toBe('Drafted.\n\nA\n\nB!\n')
    expect(authority.text.toString()).toBe(editor.text())
    expect(editor.caret()).toBe(editor.text().indexOf('!') + 1)
  })

  it('leaves the caret before text that arrives right at it', async () => {
    const authority = new FakeAuthority('Mine')
    const editor = open(authority)
    editor.type(4, '.')
    await editor.sync.flush()
    authority.write(5, 5, '\n\nDrafted.')
    editor.sync.remoteVersion(authority.version)
    await editor.sync.flush()
    expect(editor.text()).toBe('Mine.\n\nDrafted.')
    expect(editor.caret()).toBe(5)
  })

  it("keeps the drafter's text out of the author's undo history", async () => {
    const authority = new FakeAuthority('A\n')
    const editor = open(authority)
    editor.type(1, ' mine')
    await editor.sync.flush()
    authority.write(7, 7, 'Drafted.\n')
    editor.sync.remoteVersion(authority.version)
    await editor.sync.flush()
    editor.undo()
    expect(editor.text()).toBe('A\nDrafted.\n')
  })

  it('keeps unsaved typing when main fails, says why, and tries again with longer waits', async () => {
    const authority = new FakeAuthority('A')
    const editor = open(authority)
    authority.failure = new Error('The disk is full.')
    editor.type(1, 'B')
    await editor.sync.flush()
    expect(editor.said.at(-1)).toEqual({ kind: 'failed', reason: 'The disk is full.' })
    for (let n = 0; n < 8; n++) {
      editor.timers.at(-1)?.task()
      await editor.sync.flush()
    }
    const waits = editor.timers.filter((timer) => timer.ms >= 1000).map((timer) => timer.ms)
    expect(Math.max(...waits)).toBe(30_000)
    expect(editor.text()).toBe('AB')
    editor.type(2, 'C')
    authority.failure = null
    await editor.sync.flush()
    expect(authority.text.toString()).toBe('ABC')
    expect(editor.said.at(-1)).toEqual({ kind: 'saved' })
  })

  it('does not type twice when the answer to a committed push got lost', async () => {
    const authority = new FakeAuthority('A')
    const editor = open(authority)
    authority.losesAnswer = true
    editor.type(1, 'B')
    await editor.sync.flush()
    expect(editor.said.at(-1)?.kind).toBe('failed')
    await editor.sync.flush()
    expect(authority.text.toString()).toBe('AB')
    expect(editor.text()).toBe('AB')
    expect(editor.sync.isSaved).toBe(true)
  })

  it('keeps unsent typing when main forgot its history', async () => {
    const authority = new FakeAuthority('# T\n\nOne.\n\nTwo.\n')
    const editor = open(authority)
    editor.type(16, '\nMine.')
    authority.write(5, 9, 'One, drafted.')
    authority.forget()
    await editor.sync.flush()
    expect(editor.text()).toBe('# T\n\nOne, drafted.\n\nTwo.\n\nMine.')
    expect(authority.text.toString()).toBe(editor.text())
  })

  it('ends equal to main and loses no typed word, whatever happens in between', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), at: fc.nat(), n: fc.nat(999) }),
      fc.record({ do: fc.constant('draft' as const), at: fc.nat(), n: fc.nat(999) }),
      fc.record({
        do: fc.constantFrom('flush' as const, 'lose' as const, 'fail' as const, 'forget' as const),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const authority = new FakeAuthority('# Title\n\nFirst.\n\nSecond.\n')
        const editor = open(authority)
        const typed: string[] = []
        for (const [index, next] of steps.entries()) {
          switch (next.do) {
            case 'type': {
              const word = `<t${index}.${next.n}>`
              typed.push(word)
              editor.type(lineEnd(editor.text(), next.at), word)
              break
            }
            case 'draft': {
              const at = lineEnd(authority.text.toString(), next.at)
              authority.write(at, at, `\n\n{d${index}.${next.n}}`)
              if (next.n % 2) editor.sync.remoteVersion(authority.version)
              break
            }
            case 'lose':
              authority.losesAnswer = true
              break
            case 'fail':
              authority.failure = authority.failure ? null : new Error('no')
              break
            case 'forget':
              // Main forgets only when it stops, and then nobody else is in the middle of a push.
              if (editor.sync.isSaved) authority.forget()
              break
            case 'flush':
              await editor.sync.flush()
          }
        }
        authority.failure = null
        authority.losesAnswer = false
        editor.sync.remoteVersion(authority.version)
        await editor.sync.flush()
        await editor.sync.flush()
        expect(editor.text()).toBe(authority.text.toString())
        for (const word of typed) expect(editor.text().split(word).length).toBe(2)
        expect(editor.sync.isSaved).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

function lineEnd(text: string, at: number): number {
  const lines = text.split('\n')
  const line = at % lines.length
  return lines.slice(0, line + 1).join('\n').length
}
