// What the hosted models cost, as far as is known: estimates in US dollars a million tokens, and a minute of
// transcribed audio. Prices change; the author can edit them in Settings, and the bill is the service's.
import type { ModelPrice, PriceTable } from './usage.ts'

/** A model that only reads and writes text; what it read before costs a tenth. */
function textPrice(textIn: number, textOut: number): ModelPrice {
  const noAudio = { audioIn: 0, audioCached: 0, audioOut: 0, audioMinute: 0 }
  return { textIn, textCached: textIn / 10, textOut, ...noAudio }
}

export const defaultPrices: PriceTable = {
  'gpt-realtime-2.1': {
    textIn: 4,
    textCached: 0.4,
    textOut: 24,
    audioIn: 32,
    audioCached: 0.4,
    audioOut: 64,
    audioMinute: 0,
  },
  'gpt-realtime-2.1-mini': {
    textIn: 0.6,
    textCached: 0.06,
    textOut: 2.4,
    audioIn: 10,
    audioCached: 0.3,
    audioOut: 20,
    audioMinute: 0,
  },
  // By the minute; should it be counted in tokens, ten of them a second come to the same.
  'gpt-transcribe': {
    textIn: 0,
    textCached: 0,
    textOut: 0,
    audioIn: 7.5,
    audioCached: 7.5,
    audioOut: 0,
    audioMinute: 0.0045,
  },
  'gpt-6-astra': textPrice(10, 50),
  'gpt-6.1-sol': textPrice(2, 10),
  'gpt-6.1-terra': textPrice(1, 5),
  // Not told yet, only that it is the cheapest: a guess on the high side.
  'gpt-6-luna': textPrice(0.3, 1.5),
}
