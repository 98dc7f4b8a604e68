// The tool route: what a voice session in the window calls on the model's behalf.
import { dispatchTool } from '../../tools/dispatch-tool.ts'
import type { ToolDeps } from '../../tools/tool.ts'
import type { Handlers } from '../handlers.ts'

export function toolsHandlers(deps: ToolDeps): Pick<Handlers, 'tools.call'> {
  return {
    'tools.call': ({ sessionId, callId, name, arguments: argumentsJson }) =>
      dispatchTool(deps, { sessionId, callId, name, argumentsJson }),
  }
}
