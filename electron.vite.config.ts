// How the four rooms become an app: main as an ES module, preload as CommonJS for the sandbox, renderer for app://.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Rolldown } from 'vite'
import { writeLicences } from './scripts/shipping/licences.ts'
import { gatherPackages } from './scripts/shipping/shipped-packages.ts'

// The declared Electron is newer, but where only the registry runtime can be had the studio runs on Electron 33;
// electron-vite does not know either, so the targets are named.
const NODE = 'node20.18'
const CHROME = 'chrome130'

// These hold native modules and ship beside the bundle; everything else is bundled.
const external = ['electron', /^electron\//, /^node:/, 'better-sqlite3', 'sherpa-onnx-node']

/** The voice activity model lies beside the bundle, as a file that native code can open. */
const voiceActivityModel = {
  name: 'voice-activity-model',
  generateBundle(this: Rolldown.PluginContext) {
    const fileName = 'silero_vad_v5.onnx'
    const source = readFileSync(resolve('node_modules/@ricky0123/vad-web/dist', fileName))
    this.emitFile({ type: 'asset', fileName, source })
  },
}

/** The renderer is built last; then it is known what ships. */
const packages = gatherPackages(import.meta.dirname, 'src/renderer')
const licences = writeLicences(import.meta.dirname, packages.bytes, 'out/licences.json')

export default defineConfig({
  main: {
    plugins: [voiceActivityModel, packages.plugin()],
    build: {
      target: NODE,
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: resolve('src/main/main.ts'),
          'text-worker': resolve('src/main/background/text-worker.ts'),
          'database-worker': resolve('src/main/store/database-worker.ts'),
          'unpack-worker': resolve('src/main/models/unpack-worker.ts'),
          'speech-process': resolve('src/main/speech/process/speech-process.ts'),
        },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [packages.plugin()],
    build: {
      target: NODE,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('src/preload/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss(), packages.plugin(), licences],
    worker: { plugins: () => [packages.plugin()] },
    build: {
      target: CHROME,
      outDir: resolve('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Read from the disk, not over a network.
      chunkSizeWarningLimit: 1000,
      // Nothing as a data: address, so that the content policy can stay closed.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // What the first paint needs is one file: each costs main a turn, and it has others to take.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
})
