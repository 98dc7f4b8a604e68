// What the author does to turns of a transcript.
import type { ServiceContext } from '../../context.ts'
import { chooseVersion, viewVersions } from '../../transcription/choose-version.ts'
import { correctItem } from '../../transcription/correct-item.ts'
import { mergeTurns } from '../../transcription/merge-turns.ts'
import { splitTurn } from '../../transcription/split-turn.ts'
import { strikeItem } from '../../transcription/strike.ts'
import { undoLastAct, viewLastAct } from '../../transcription/undo-act.ts'
import type { Handlers } from '../handlers.ts'

type ItemRoutes = Extract<keyof Handlers, `items.${string}`>

export function itemHandlers(ctx: ServiceContext) {
  return {
    'items.versions': (item) => viewVersions(ctx, item),
    'items.chooseVersion': (choice) => chooseVersion(ctx, choice),
    'items.correct': (correction) => correctItem(ctx, correction),
    'items.strike': (strike) => strikeItem(ctx, strike),
    'items.split': (split) => splitTurn(ctx, split),
    'items.merge': (merge) => mergeTurns(ctx, merge),
    'items.undo': ({ sessionId }) => undoLastAct(ctx, sessionId),
    'items.lastAct': ({ sessionId }) => viewLastAct(ctx.store, sessionId),
  } satisfies Pick<Handlers, ItemRoutes>
}
