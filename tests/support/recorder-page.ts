// The page's recorder and player as a test drives them: the studio's own code, with the window's own bridge to main.
import { build } from 'vite'
import { join } from 'node:path'
import { repositoryRoot } from './electron-app.ts'

/**
 * A script for the page, which then has `recorderKit`. `segmentMs` shortens the minute that a file holds, so that a test
 * sees several.
 */
export async function recorderScript(segmentMs: number): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryRoot,
    plugins: [shorterSegments(segmentMs)],
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(repositoryRoot, 'tests/support/recorder-kit.ts'),
        formats: ['iife'],
        name: 'recorderKit',
      },
    },
  })
  const [bundle] = Array.isArray(result) ? result : [result]
  if (bundle === undefined || !('output' in bundle)) throw new Error('the recorder was not bundled')
  // As a global of its own: what is evaluated in a page keeps no `var`.
  return `globalThis.recorderKit = (() => { ${bundle.output[0].code}; return recorderKit })()`
}

function shorterSegments(segmentMs: number) {
  return {
    name: 'shorter-segments',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | null {
      if (!id.endsWith('track-recorder.ts')) return null
      const shorter = code.replace('SEGMENT_MS = 60_000', `SEGMENT_MS = ${segmentMs}`)
      if (shorter === code) throw new Error('the length of a segment is not where it was')
      return shorter
    },
  }
}
