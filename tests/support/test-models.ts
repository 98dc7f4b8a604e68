// Models of tests, as the list names them: made of any bytes, as files or as one archive.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ModelDownload, SpeechModel } from '../../src/shared/speech/model-manifest.ts'

export function downloadOf(baseUrl: string, name: string, content: Buffer): ModelDownload {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { url: `${baseUrl}/${name}`, name, bytes: content.length, sha256 }
}

/** A recogniser of two files: `model.onnx` and `tokens.txt`. */
export function modelOf(changes: Partial<SpeechModel> & Pick<SpeechModel, 'downloads'>): SpeechModel {
  return {
    id: 'digits',
    title: 'Digits',
    about: 'Zero to nine.',
    languages: ['en'],
    role: 'live',
    kind: 'zipformerCtc',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://example.invalid/licence',
    hosts: ['127.0.0.1'],
    archive: null,
    files: { model: 'model.onnx', tokens: 'tokens.txt' },
    bytes: 1000,
    ...changes,
  }
}

/** As models are offered: one folder in a tar.bz2, with more in it than is wanted. */
export function archiveOf(folder: string, files: Record<string, Buffer>): Buffer {
  const at = mkdtempSync(join(tmpdir(), 'studio-archive-'))
  try {
    mkdirSync(join(at, folder))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(at, folder, name), content)
    execFileSync('tar', ['-cjf', 'model.tar.bz2', folder], { cwd: at })
    return readFileSync(join(at, 'model.tar.bz2'))
  } finally {
    rmSync(at, { recursive: true })
  }
}
