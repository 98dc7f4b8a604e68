// A change of the whole text is worked out on the other thread while the author may go on typing. What was worked out
// over an older text is worked out anew.
import { runNow } from '../background/begin-task.ts'
import type { Background, TaskInput, TaskName, TaskOutput } from '../background/background.ts'
import type { ServiceContext } from '../context.ts'
import type { OpenDocument } from './open-document.ts'
import type { DocumentSnapshot } from './rewrite.ts'

/** Where one document is worked on. */
export interface Desk {
  ctx: ServiceContext
  background: Background
  document: OpenDocument
}

/** Work begun anew because the author typed meanwhile. */
const MAX_ATTEMPTS = 5

/** `commit` runs at once when its input is of the text of now. */
export async function settle<N extends TaskName, T>(
  { background, document }: Desk,
  task: N,
  inputFor: (now: DocumentSnapshot) => TaskInput<N>,
  commit: (result: TaskOutput<N>) => T,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const now = document.snapshot()
    const input = inputFor(now)
    // An author who never stops typing is not kept waiting for ever: the last time it is done in one go.
    const result = attempt < MAX_ATTEMPTS ? await background.run(task, input) : runNow(task, input)
    if (document.isStill(now)) return commit(result)
  }
}
