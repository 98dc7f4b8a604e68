// What the exported files hold, read back by other readers than ours.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderDocumentExport } from '../../../../src/shared/export/document-markdown.ts'
import { transcriptFileName, transcriptFormats } from '../../../../src/shared/export/formats.ts'
import type { TranscriptSource } from '../../../../src/shared/export/transcript-file.ts'
import { readWholeTranscript } from '../../../../src/shared/import/json-transcript.ts'
import {
  itemRoles,
  itemStatuses,
  itemTypes,
  type TranscriptItemInput,
} from '../../../../src/shared/transcript/item.ts'
import { anyPayload } from '../../../support/any-json.ts'

const exportedAt = Date.UTC(2026, 4, 1, 12)

test('any title survives YAML, and any document follows byte for byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, markdown) => {
      const text = renderDocumentExport({ title, contentType: 'blog_post', exportedAt, words: 3, markdown })
      const end = text.indexOf('\n---\n\n')
      const front = { title, content_type: 'blog_post', exported_at: '2026-05-01T12:00:00.000Z', words: 3 }
      expect(parse(text.slice(4, end))).toEqual(front)
      expect(text.slice(end + 6)).toBe(markdown)
    }),
  )
  const hostile = 'a: b # c\n---\n\u2028"\\\t\u0007'
  const text = renderDocumentExport({
    title: hostile,
    contentType: 'memoir',
    exportedAt,
    words: 0,
    markdown: '',
  })
  expect(parse(text.slice(4, text.indexOf('\n---\n\n')))).toMatchObject({ title: hostile })
})

const time = fc.option(fc.nat(1e7), { nil: null })
const item = fc.record({
  role: fc.constantFrom(...itemRoles),
  type: fc.constantFrom(...itemTypes),
  status: fc.constantFrom(...itemStatuses),
  text: fc.option(fc.string({ unit: 'binary' }), { nil: null }),
  interrupted: fc.boolean(),
  heardMs: time,
  audioStartMs: time,
  audioEndMs: time,
  payload: fc.option(anyPayload, { nil: null }),
  createdAt: fc.nat(),
})

test('a transcript of any items comes back from JSON as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 4 }), { maxLength: 3 }), (sessions) => {
      const source: TranscriptSource = {
        title: 'T',
        contentType: 'memoir',
        exportedAt,
        sessions: sessions.map((items, at) => ({
          session: {
            id: `s${at}`,
            projectId: 'p',
            kind: 'guided',
            stage: 'intake',
            status: 'ended',
            startedAt: at,
            endedAt: null,
          },
          items: items.map((one, place): TranscriptItemInput => {
            const previousItemId = place === 0 ? null : `i${place - 1}`
            return { ...one, itemId: `i${place}`, previousItemId }
          }),
        })),
      }
      const text = [...transcriptFormats.json.render(source)].join('')
      const read = readWholeTranscript(text)
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
      expect(read.sessions.map(({ items }) => items)).toEqual(
        plain(source.sessions.map(({ items }) => items)),
      )
    }),
  )
})

test('Markdown of a transcript names who speaks, with times, and leaves out tool calls', () => {
  const base = {
    status: 'completed',
    interrupted: false,
    heardMs: null,
    audioEndMs: null,
    createdAt: 1,
  } as const
  const said = { ...base, type: 'message', previousItemId: null, audioStartMs: null, payload: null } as const
  const text = [
    ...transcriptFormats.md.render({
      title: 'T',
      contentType: 'memoir',
      exportedAt,
      sessions: [
        {
          session: {
            id: 's',
            projectId: 'p',
            kind: 'guided',
            stage: 'intake',
            status: 'ended',
            startedAt: 0,
            endedAt: 1,
          },
          items: [
            { ...said, itemId: 'a', role: 'assistant', text: 'Why?' },
            {
              ...said,
              itemId: 'b',
              role: 'user',
              text: 'So.\n\nYes.',
              audioStartMs: 62_000,
              payload: { speaker: 'Ben' },
            },
            { ...said, itemId: 'c', role: 'tool', type: 'function_call', text: '{"a":1}' },
          ],
        },
      ],
    }),
  ].join('')
  expect(text).toContain('\n**Interviewer**: Why?\n\n**Ben** (00:01:02): So.\n\nYes.\n')
  expect(text).not.toContain('{"a"')
  expect(transcriptFileName('shed', exportedAt, 'json')).toBe('shed-transcript-2026-05-01.json')
})
