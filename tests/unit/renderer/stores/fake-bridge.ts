// Main as the renderer's stores see it: answers to requests, and events when the test says so.
import type { EventName, Events, RequestName } from '../../../../src/shared/ipc/contract.ts'
import type { EventEnvelope, StudioBridge } from '../../../../src/shared/ipc/envelope.ts'

type Answerer = (input: unknown) => unknown

export class FakeBridge {
  readonly asked: { name: string; input: unknown }[] = []
  #answers = new Map<string, Answerer>()
  #listener: ((event: EventEnvelope) => void) | null = null
  #revision = 0

  /** Puts the bridge where the client looks for it. One for a test file: the client keeps the first. */
  install(): this {
    const bridge: StudioBridge = {
      invoke: async (name, input) => {
        this.asked.push({ name, input })
        const answer = this.#answers.get(name)
        if (answer === undefined) throw new Error(`No answer for ${name}`)
        try {
          return { ok: true, value: await answer(input) }
        } catch (error) {
          return {
            ok: false,
            error: { code: 'INTERNAL', message: String(error instanceof Error ? error.message : error) },
          }
        }
      },
      subscribe: (listener) => {
        this.#listener = listener
        return () => undefined
      },
    }
    Object.assign(globalThis, { window: Object.assign(globalThis.window ?? {}, { studio: bridge }) })
    return this
  }

  answer(name: RequestName, answerer: Answerer): void {
    this.#answers.set(name, answerer)
  }

  emit<N extends EventName>(name: N, payload: Events[N]): void {
    this.#listener?.({ revision: ++this.#revision, name, payload })
  }

  /** An event was sent that never arrived. */
  lose(): void {
    this.#revision++
  }

  times(name: RequestName): number {
    return this.asked.filter((request) => request.name === name).length
  }
}

/** Lets answers that are on their way arrive. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 20; n++) await Promise.resolve()
}
