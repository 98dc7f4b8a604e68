// The server's own process. It ends with exit(): the WebRTC library does not survive a natural end.
import { HttpApi } from './http-api.ts'
import type { FromServer, ToServer } from './messages.ts'
import type { ServiceOptions } from './scenario.ts'
import { Service } from './service.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions

process.on('disconnect', () => process.exit(0))
setTimeout(() => process.exit(3), options.limitMs)

function tell(message: FromServer): void {
  // A parent that is gone hears nothing; `disconnect` follows.
  if (process.connected) process.send?.(message, undefined, {}, () => {})
}

const service = new Service(options, {
  received: (event) => tell({ tell: 'received', event }),
  failed: (message) => tell({ tell: 'failed', message }),
})
const api = new HttpApi(service)
const server = api.listen()
server.on('listening', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  tell({ tell: 'ready', port: address.port })
})

process.on('message', (message) => {
  const order = message as ToServer
  try {
    tell({ tell: 'answer', id: order.id, value: obey(order) })
  } catch (error) {
    tell({ tell: 'refused', id: order.id, message: String(error) })
  }
})

function obey(order: ToServer): unknown {
  switch (order.do) {
    case 'script':
      return service.script(order.steps)
    case 'clear_script':
      return service.clearScript()
    case 'fault':
      return api.faults.add(order.fault)
    case 'clear_faults':
      return api.faults.clear()
    case 'cut':
      return service.cutCurrent(order.how)
    case 'heal':
      return service.setNetwork(true)
    case 'state':
      return {
        idle: service.isIdle,
        openCalls: service.openCalls,
        calls: service.record().length,
        memoryBytes: process.memoryUsage.rss(),
      }
    case 'count':
      return service.log.count(order.direction, order.type)
    case 'record':
      return service.record()
    case 'log':
      return service.log.entries(order.filter)
  }
}
