// The writer that fault tests kill and trace, as one file: it starts four times as fast as its sources.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

export interface WriterBundle {
  path: string
  remove(): void
}

export async function bundleStoreWriter(): Promise<WriterBundle> {
  const root = join(import.meta.dirname, '../..')
  // Inside the project, so that the native module is found.
  const folder = join(root, 'node_modules/.cache/store-writer', String(process.pid))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'tests/fault/store-writer.ts'),
      outDir: folder,
      target: 'node24',
      minify: false,
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
  return {
    path: join(folder, 'store-writer.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
