import type { Page } from '@playwright/test'
import { wholeTranscript } from '../../src/shared/ipc/whole-transcript.ts'
import type { TranscriptItem } from '../../src/shared/transcript/item.ts'
import { answered } from './answered.ts'

/** What main keeps of the session, in its order. */
export async function storedItems(page: Page, sessionId: string): Promise<TranscriptItem[]> {
  const { items } = await wholeTranscript((name, input) => answered(page, name, input), sessionId)
  return items
}
