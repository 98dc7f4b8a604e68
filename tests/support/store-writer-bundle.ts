// What fault tests kill and trace, as one file: it starts four times as fast as its sources.
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

export interface WriterBundle {
  path: string
  remove(): void
}

export function bundleStoreWriter(): Promise<WriterBundle> {
  return bundleForKilling('tests/fault/store-writer.ts')
}

/** `entry` from the repository's root. */
export async function bundleForKilling(entry: string): Promise<WriterBundle> {
  const root = join(import.meta.dirname, '../..')
  // Inside the project, so that the native module is found.
  const folder = join(root, 'node_modules/.cache/killed', basename(entry), String(process.pid))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir: folder,
      target: 'node24',
      minify: false,
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
  return {
    path: join(folder, basename(entry).replace(/ts$/, 'js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
