// The log: one file in the data folder, for the author to read or send; no secrets, nothing that was said.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { inspect } from 'node:util'
import log from 'electron-log/node'
import { redact } from './redact.ts'

export interface Log {
  info(message: string): void
  warn(message: string): void
  /** Writes a bug with its stack; returns the id that the author is shown. */
  bug(context: string, error: unknown): string
}

const MAX_BYTES = 2 * 1024 * 1024

export function openLog(dataDir: string): Log {
  const logger = log.create({ logId: 'studio' })
  logger.transports.file.resolvePathFn = () => join(dataDir, 'logs', 'studio.log')
  logger.transports.file.maxSize = MAX_BYTES
  logger.transports.file.level = 'info'
  logger.transports.console.level = 'error'
  logger.hooks.push((message) => ({
    ...message,
    data: message.data.map((part: unknown) => redact(textOf(part))),
  }))
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    bug(context, error) {
      const id = randomUUID().slice(0, 8)
      logger.error(`[${id}] ${context}: ${textOf(error)}`)
      return id
    },
  }
}

function textOf(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Error) return part.stack ?? `${part.name}: ${part.message}`
  return inspect(part, { depth: 3, breakLength: 200 })
}
