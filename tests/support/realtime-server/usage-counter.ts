// Tokens by kind as the service counts them: everything said so far is the input of the next response.
const AUDIO_MS_A_TOKEN_HEARD = 100
const AUDIO_MS_A_TOKEN_SPOKEN = 50
const LETTERS_A_TOKEN = 4

export class UsageCounter {
  #text = 0
  #audio = 0
  #cachedText = 0
  #cachedAudio = 0

  heard(audioMs: number): void {
    this.#audio += Math.ceil(audioMs / AUDIO_MS_A_TOKEN_HEARD)
  }

  read(text: string): void {
    this.#text += textTokens(text)
  }

  /** Of one response; what it said is part of the next one's input. */
  response(said: string, spokenMs: number): Record<string, unknown> {
    const textOut = textTokens(said)
    const audioOut = Math.ceil(spokenMs / AUDIO_MS_A_TOKEN_SPOKEN)
    const usage = {
      total_tokens: this.#text + this.#audio + textOut + audioOut,
      input_tokens: this.#text + this.#audio,
      output_tokens: textOut + audioOut,
      input_token_details: {
        text_tokens: this.#text,
        audio_tokens: this.#audio,
        image_tokens: 0,
        cached_tokens: this.#cachedText + this.#cachedAudio,
        cached_tokens_details: {
          text_tokens: this.#cachedText,
          audio_tokens: this.#cachedAudio,
          image_tokens: 0,
        },
      },
      output_token_details: { text_tokens: textOut, audio_tokens: audioOut },
    }
    this.#cachedText = this.#text
    this.#cachedAudio = this.#audio
    this.#text += textOut
    this.#audio += audioOut
    return usage
  }
}

export function textTokens(text: string): number {
  return Math.ceil(text.length / LETTERS_A_TOKEN)
}
