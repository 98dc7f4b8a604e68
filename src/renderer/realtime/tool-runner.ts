// Runs the interviewer's tools: over to main and back, with an answer whatever happens.
import { StudioError } from '../../shared/errors.ts'
import { latestPassage, withLatestPassage } from '../../shared/realtime/latest-passage.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import type { ToolCall } from './conversation.ts'
import type { SessionPorts } from './session-ports.ts'

/** What main takes, in characters; a longer text is no honest call. */
const MOST_ARGUMENTS = 64 * 1024
/** An answer longer than this would not fit through the channel with what is around it. */
const MOST_ANSWER = 100_000
const ANSWER_WITHIN_MS = 20_000

export interface ToolRunnerPorts extends Pick<SessionPorts, 'request' | 'report'> {
  sessionId: string
  items(): readonly TranscriptItemInput[]
  /** Everything said so far is on the disk: a call may name any of it. */
  settleRows(): Promise<void>
  /** The stage's instructions are on their way before the interviewer speaks on. */
  settleStage(): Promise<void>
}

export function createToolRunner(ports: ToolRunnerPorts): (call: ToolCall) => Promise<string> {
  async function run({ callId, name, argumentsJson }: ToolCall): Promise<string> {
    if (argumentsJson.length > MOST_ARGUMENTS) {
      return failure('LIMIT_EXCEEDED', 'The arguments are larger than 64 KB. Nothing was changed.')
    }
    // Asked for before anything else is said.
    const passage = latestPassage(ports.items())
    await ports.settleRows()
    const { sessionId } = ports
    const call = {
      sessionId,
      callId,
      name: name.slice(0, 100),
      arguments: withLatestPassage(argumentsJson, passage),
    }
    const answer = JSON.stringify(await ports.request('tools.call', call))
    await ports.settleStage()
    if (answer.length <= MOST_ANSWER) return answer
    return failure('LIMIT_EXCEEDED', 'It was done, but the answer is too long. Ask for less at once.')
  }
  return async (call) => {
    let timer = 0
    const late = new Promise<string>((resolve) => {
      timer = window.setTimeout(
        () =>
          resolve(
            failure('INTERNAL', 'The studio has not answered in time. Ask again before you rely on it.'),
          ),
        ANSWER_WITHIN_MS,
      )
    })
    try {
      return await Promise.race([run(call), late])
    } catch (error) {
      ports.report(error)
      const code = error instanceof StudioError ? error.code : 'INTERNAL'
      return failure(code, error instanceof Error ? error.message : 'The tool failed.')
    } finally {
      window.clearTimeout(timer)
    }
  }
}

function failure(code: string, message: string): string {
  return JSON.stringify({ ok: false, error: { code, message } })
}
