// The heart of it: selection, intake and telling by voice, two drafts in the background, and not a word that differs
// from the service's own record of the conversation.
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TranscriptItem } from '../../src/shared/transcript/item.ts'
import { answered } from '../support/answered.ts'
import type { RunningStudio } from '../support/electron-app.ts'
import { jsonOf, outputOf, recordedLines, type ToolAnswer } from '../support/realtime-record.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import type { Step } from '../support/realtime-server/scenario.ts'
import { speechPart, writeFakeSpeech } from '../support/fake-speech.ts'
import { launchVoiceStudio, spoken, startInterview, waitForConnection } from '../support/voice-studio.ts'
import { storedItems } from '../support/stored-items.ts'

const TITLE = 'The Lamp Room'
const STORY = [
  'I was born in the lamp room of the old colliery in 1948, because my mother had walked in to bring my father his dinner and there was snow to the window sills.',
  'The lamps hung in rows, four hundred of them, and the room smelled of oil and wet wool.',
  'My father said it was the only shift he ever came up from early.',
]

let server: RealtimeServer
let studio: RunningStudio
let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-speech-'))
})
test.afterEach(async () => {
  await studio.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function toolAnswer(callId: string): Promise<ToolAnswer> {
  const [event] = await server.heard((heard) => outputOf(heard, callId) !== null, 1, 45_000)
  return jsonOf(outputOf(event ?? { type: '' }, callId))
}

/** What was finalized, checked against its own sum. */
function snapshotOf(dataDir: string, sessionId: string): TranscriptItem[] {
  const db = new Database(join(dataDir, 'studio.db'), { readonly: true })
  try {
    const row = db
      .prepare<[string], { snapshot: string; sha256: string; item_count: number }>(
        'SELECT snapshot, sha256, item_count FROM project_transcripts WHERE session_id = ?',
      )
      .get(sessionId)
    const snapshot = row?.snapshot ?? '[]'
    expect(createHash('sha256').update(snapshot).digest('hex')).toBe(row?.sha256)
    const items = JSON.parse(snapshot) as TranscriptItem[]
    expect(items).toHaveLength(row?.item_count ?? -1)
    return items
  } finally {
    db.close()
  }
}

const call = (callId: string, name: string, args: unknown): Step => ({
  kind: 'respond',
  calls: [{ callId, name, arguments: args }],
})

test('from nothing to a drafted memoir, by voice', async () => {
  test.setTimeout(150_000)
  server = await startRealtimeServer({ semanticSilenceMs: 1200, defaultReply: null })
  // Once: the interviewer greets into the silence, and is answered.
  const { path } = writeFakeSpeech(folder, [{ silenceMs: 6000 }, speechPart(), { silenceMs: 120_000 }])
  studio = await launchVoiceStudio(server, { wav: path })
  const { page } = studio
  await server.script([
    { kind: 'respond', say: 'Good morning. What shall we work on today?' },
    // The only turns that come through the microphone: they prove the way of the sound.
    { kind: 'hear', text: 'A book about the lamp room.' },
    call('c-create', 'create_project', { title: TITLE, contentType: 'memoir' }),
  ])
  await startInterview(page)
  await waitForConnection(page)

  const projectId = await test.step('selection: the project is made and tied to the session', async () => {
    const { project } = await toolAnswer('c-create')
    await server.play([
      call('c-assign', 'assign_project_to_session', { projectId: project?.id }),
      { kind: 'respond', say: 'The Lamp Room it is. Who is it for?' },
    ])
    await expect(page.getByText('Getting to know')).toBeVisible()
    return project?.id ?? ''
  })

  await test.step('intake: three fields in one breath, one reply to all of them', async () => {
    const fill = (callId: string, field: string, value: unknown) => ({
      callId,
      name: 'sync_blueprint_field',
      arguments: { projectId, field, value },
    })
    await server.play([
      { kind: 'heard', text: 'For my grandchildren, and plain, in the order it happened.' },
      {
        kind: 'respond',
        calls: [
          fill('c-1', 'desiredOutcome', 'A book for the family'),
          fill('c-2', 'targetAudience', 'The grandchildren'),
          fill('c-3', 'voiceGuardrails', {
            tone: 'plain',
            structure: 'in order',
            content: 'nothing about money',
          }),
        ],
      },
      {
        kind: 'respond',
        calls: [{ callId: 'c-commit', name: 'commit_blueprint', arguments: { projectId } }],
      },
      { kind: 'respond', say: 'I have what I need. Where were you born?' },
    ])
    expect((await toolAnswer('c-commit')).ok).toBe(true)
    await expect(page.getByText('Telling it')).toBeVisible()
  })

  await test.step('ghostwriting: notes, late words, an interruption, and two drafts behind the talk', async () => {
    await server.play([
      { kind: 'heard', text: STORY[0] ?? '', transcription: { arrives: 'after_reply', deltas: true } },
      {
        kind: 'respond',
        calls: [
          {
            callId: 'c-note',
            name: 'create_note',
            arguments: { projectId, noteType: 'story', content: 'Born in the lamp room' },
          },
          {
            callId: 'c-draft-1',
            name: 'queue_draft_update',
            arguments: { projectId, urgency: 'asap', summary: 'The birth' },
          },
        ],
      },
      {
        kind: 'respond',
        say: 'What did the room look like, when you think of it now?',
        overlap: 'sounding',
        playMs: 4000,
      },
      { kind: 'heard', text: STORY[1] ?? '', transcription: { arrives: 300 } },
      { kind: 'respond', say: 'And your father?' },
      { kind: 'heard', text: STORY[2] ?? '' },
      call('c-draft-2', 'queue_draft_update', { projectId, urgency: 'asap', summary: 'The father' }),
      { kind: 'respond', say: 'That is a good place to stop for today.' },
      { kind: 'heard', text: 'Yes.', transcription: { failed: 'no speech found' } },
      { kind: 'respond', say: 'Until next time.' },
    ])
    expect((await toolAnswer('c-note')).ok).toBe(true)
    // Answered before the drafter has begun: the talk does not wait for it.
    for (const id of ['c-draft-1', 'c-draft-2'])
      expect(await toolAnswer(id)).toMatchObject({ ok: true, status: 'queued' })
  })

  const sessionId = await test.step('stop: what was captured', async () => {
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    const summary = page.getByRole('dialog', { name: 'Interview kept' })
    await expect(summary).toBeVisible({ timeout: 20_000 })
    await expect(summary).not.toContainText('differs')
    const sessions = await answered(page, 'sessions.list', { projectId })
    expect(sessions).toMatchObject([{ kind: 'voice', status: 'ended', stage: 'ghostwriting' }])
    return sessions[0]?.id ?? ''
  })

  await test.step('the snapshot is the service’s own record, item by item', async () => {
    const record = await server.record()
    expect(record).toHaveLength(1)
    const items = spoken(await storedItems(page, sessionId))
    expect(items).toEqual(recordedLines(record))
    const texts = items.map(({ text }) => text)
    for (const told of STORY) expect(texts).toContain(told)
    expect(items).toHaveLength(13)
    const kept = snapshotOf(studio.dataDir, sessionId)
    expect(spoken(kept)).toEqual(items)
    const cutOff = kept.find(({ text }) => text?.startsWith('What did the room look like'))
    expect(cutOff).toMatchObject({ interrupted: true })
    expect(cutOff?.heardMs).toBeGreaterThanOrEqual(0)
    const heard = kept.find(({ text }) => text === 'A book about the lamp room.')
    expect((heard?.audioEndMs ?? 0) - (heard?.audioStartMs ?? 0)).toBeGreaterThan(3000)
  })

  await test.step('both drafts are done, and the document holds what was said', async () => {
    const areDone = async () =>
      (await answered(page, 'draft.jobs', { projectId })).every(({ status }) => status === 'complete')
    await expect.poll(areDone, { timeout: 20_000 }).toBe(true)
    const { document } = await answered(page, 'document.open', { projectId })
    expect(document.markdown).toContain('four hundred of them')
    // What shaped the project is no part of the book.
    expect(document.markdown).not.toContain('grandchildren')
    const notes = await answered(page, 'notes.list', { projectId })
    expect(notes.map(({ content }) => content)).toContain('Born in the lamp room')
  })
  expect(studio.errors).toEqual([])
})
