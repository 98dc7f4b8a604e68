// Where the speech process's code and its voice activity model are: in the sources, or beside the bundle when built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** null = it is not there. */
export function speechProcessFile(from = import.meta.url): string | null {
  return found(from, './process/speech-process.ts', 'speech-process.js')
}

/** The model as native code can read it: never within an archive. null = it is not there. */
export function vadModelFile(from = import.meta.url): string | null {
  const source = '../../../node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx'
  return found(from, source, 'silero_vad_v5.onnx')
}

function found(from: string, source: string, built: string): string | null {
  const places = from.endsWith('.ts') ? [source] : [`./${built}`, `../${built}`]
  const paths = places.map((place) => fileURLToPath(new URL(place, from)))
  const path = paths.find((each) => existsSync(each))
  return path === undefined ? null : outsideArchive(path)
}

/** electron-builder leaves a copy of what is unpacked beside the archive. */
function outsideArchive(path: string): string {
  return path.endsWith('.onnx') ? path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked') : path
}
