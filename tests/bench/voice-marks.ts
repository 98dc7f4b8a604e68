// When things happen in a running voice session, seen from outside: listeners before the studio's own in the window, and
// a wrapped handler in main. Nothing of it is in the product.
import type { Page } from '@playwright/test'
import { REQUEST_CHANNEL } from '../../src/shared/ipc/envelope.ts'
import type { RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

interface WindowMarks {
  /** Messages of the data channel and when they came, milliseconds since the epoch. */
  received: [number, string][]
  sent: [number, string][]
  /** Questions to main: when asked, when answered. */
  echoes: [number, number][]
  /** While a draft ran. */
  drafts: { jobId: string; from: number; to: number }[]
  echoing: boolean
}
declare global {
  interface Window {
    marks: WindowMarks
  }
}

/** A request to main: when it came, when it was answered, its name, and the ids of the events that it brought. */
type MainMark = [number, number, string, string[]]

export interface Marks extends WindowMarks {
  /** When each event was committed, by its id, on the window's clock. */
  committed: Map<string, number>
}

const ECHO_EVERY_MS = 25
/** Names that main does not know: it says so at once, and each can be told from all others. */
const CLOCK = 'clock.'
const CLOCK_ASKS = 40

/** Before the session begins. */
export async function beginMarks({ app, page }: Pick<RunningStudio, 'app' | 'page'>): Promise<void> {
  await page.evaluate(markInWindow)
  await inMain(app, markInMain, REQUEST_CHANNEL)
}

/** In the page. */
function markInWindow(): void {
  const marks: WindowMarks = { received: [], sent: [], echoes: [], drafts: [], echoing: false }
  window.marks = marks
  const now = (): number => performance.timeOrigin + performance.now()
  const { createDataChannel } = RTCPeerConnection.prototype
  RTCPeerConnection.prototype.createDataChannel = function (label, options) {
    const channel = createDataChannel.call(this, label, options)
    // The first to listen; what is noted is read later.
    channel.addEventListener('message', ({ data }) => marks.received.push([now(), String(data)]), {
      capture: true,
    })
    const send = channel.send.bind(channel) as (data: string) => void
    channel.send = (data: unknown) => {
      marks.sent.push([now(), String(data)])
      send(String(data))
    }
    return channel
  }
  window.studio.subscribe(({ name, payload }) => {
    if (name !== 'draft.changed') return
    const { id, status } = (payload as { job: { id: string; status: string } }).job
    const open = marks.drafts.find(({ jobId }) => jobId === id)
    if (status === 'running' && open === undefined)
      marks.drafts.push({ jobId: id, from: now(), to: Infinity })
    else if (status !== 'running' && open?.to === Infinity) open.to = now()
  })
}

/** In main, once: what may be run twice, as an answer may get lost on its way. */
function markInMain({ ipcMain }: typeof import('electron'), channel: string): void {
  type Handler = (event: unknown, name: string, input: unknown) => Promise<unknown>
  const kept = globalThis as { mainMarks?: MainMark[] }
  if (kept.mainMarks !== undefined) return
  const marks: MainMark[] = []
  kept.mainMarks = marks
  // Electron offers no public way to see an answer go.
  const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error('Main does not answer')
  const now = (): number => performance.timeOrigin + performance.now()
  handlers.set(channel, async (event, name, input) => {
    const came = now()
    const answer = await handler(event, name, input)
    const entries = (input as { entries?: { raw: { event_id?: string } }[] }).entries ?? []
    const ids = entries.flatMap(({ raw }) => raw.event_id ?? [])
    if (name === 'voice.record' || name.startsWith('clock.')) marks.push([came, now(), name, ids])
    return answer
  })
}

/** Asks main for what costs it nothing, again and again, until `stopEchoes`. */
export async function startEchoes(page: Page): Promise<void> {
  await page.evaluate((everyMs) => {
    const { marks } = window
    const now = (): number => performance.timeOrigin + performance.now()
    async function echo(): Promise<void> {
      while (marks.echoing) {
        const asked = now()
        await window.studio.invoke('app.info', {})
        marks.echoes.push([asked, now()])
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
    }
    marks.echoing = true
    void echo()
  }, ECHO_EVERY_MS)
}

export async function stopEchoes(page: Page): Promise<void> {
  await page.evaluate(() => (window.marks.echoing = false))
}

/** What was seen since the last time. */
export async function takeMarks({ app, page }: Pick<RunningStudio, 'app' | 'page'>): Promise<Marks> {
  const asked = await page.evaluate(askClock, [CLOCK, CLOCK_ASKS] as const)
  const inWindow = await page.evaluate(() => {
    const { received, sent, echoes, drafts } = window.marks
    Object.assign(window.marks, { received: [], sent: [], echoes: [] })
    return { received, sent, echoes, drafts, echoing: false }
  })
  const marked = await inMain(app, () => (globalThis as { mainMarks?: MainMark[] }).mainMarks ?? [])
  const ahead = mainAhead(asked, marked)
  const committed = new Map(marked.flatMap(([, at, , ids]) => ids.map((id) => [id, at - ahead] as const)))
  return { ...inWindow, committed }
}

/** In the page. */
async function askClock([prefix, times]: readonly [string, number]): Promise<[string, number, number][]> {
  const now = (): number => performance.timeOrigin + performance.now()
  const asks: [string, number, number][] = []
  for (let n = 0; n < times; n += 1) {
    const name = `${prefix}${crypto.randomUUID()}`
    const asked = now()
    await window.studio.invoke(name, {})
    asks.push([name, asked, now()])
  }
  return asks
}

/** How far main's clock is ahead of the window's, by the question that was answered soonest. */
function mainAhead(asks: readonly [string, number, number][], marked: readonly MainMark[]): number {
  const byName = new Map(marked.map((mark) => [mark[2], mark]))
  const offsets = asks.flatMap(([name, asked, answered]) => {
    const [came, went] = byName.get(name) ?? []
    if (came === undefined || went === undefined) return []
    return [{ tookMs: answered - asked, ahead: (came + went) / 2 - (asked + answered) / 2 }]
  })
  const best = offsets.toSorted((a, b) => a.tookMs - b.tookMs)[0]
  if (best === undefined) throw new Error('Main did not answer')
  return best.ahead
}
