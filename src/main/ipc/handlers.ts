// The shape of the handler map: every route of the contract has exactly one handler.
import type { ParsedInput, RequestName, RequestOutput } from '../../shared/ipc/contract.ts'

export type Handler<N extends RequestName> = (
  input: ParsedInput<N>,
) => RequestOutput<N> | Promise<RequestOutput<N>>

export type Handlers = { [N in RequestName]: Handler<N> }
