// What happens to microphones outside the studio: refused, busy, pulled out, plugged in again. The outside world begins
// at `getUserMedia`; everything behind it is the studio's own.
import type { Page } from '@playwright/test'

interface Outside {
  /** Why no microphone is given; null = one is. */
  refusal: string | null
  given: MediaStream[]
}

type OutsideWindow = typeof globalThis & { outside?: Outside }

/** From now on; before the interview begins. */
export async function watchMicrophones(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator
    const ask = mediaDevices.getUserMedia.bind(mediaDevices)
    const outside: Outside = { refusal: null, given: [] }
    Object.assign(globalThis, { outside })
    mediaDevices.getUserMedia = async (constraints) => {
      if (outside.refusal !== null) throw new DOMException('The test says so.', outside.refusal)
      const stream = await ask(constraints)
      outside.given.push(stream)
      return stream
    }
  })
}

/** `name` of the DOMException that the system answers with from now on; null = a microphone is given again. */
export async function refuseMicrophones(page: Page, name: string | null): Promise<void> {
  await page.evaluate((refusal) => {
    const { outside } = globalThis as OutsideWindow
    if (outside) outside.refusal = refusal
  }, name)
}

/** Pulls out the one that was given last. */
export async function unplug(page: Page): Promise<void> {
  await page.evaluate(() => {
    const track = (globalThis as OutsideWindow).outside?.given.at(-1)?.getAudioTracks()[0]
    if (track === undefined) throw new Error('No microphone was given')
    track.stop()
    // Only the system's own end of a track is told by the browser.
    track.dispatchEvent(new Event('ended'))
  })
}

/** The system tells of a change of its devices. */
export async function tellOfDevices(page: Page): Promise<void> {
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
}
