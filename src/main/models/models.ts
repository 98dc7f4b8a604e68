// The models of this computer: what there is, what is being fetched, and what the author does about it.
import { mkdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { ModelsView } from '../../shared/ipc/model-views.ts'
import { downloadBytes, type ModelManifest, type SpeechModel } from '../../shared/speech/model-manifest.ts'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import { noRoom } from './download-errors.ts'
import type { OpenDownload } from './download-port.ts'
import { fetchFile } from './fetch-file.ts'
import { bringFiles, filesIn, installFetched } from './install-model.ts'
import { findInstalled, modelFolder, recogniserOf, workFolder, writeInstalled } from './model-folder.ts'
import { bringOwnVoices, listOwnVoices } from './own-voices.ts'
import { createRate, type Rate } from './rate.ts'
import { viewModel } from './view-models.ts'

export interface ModelsPorts {
  dataDir: string
  /** Throws when the list cannot be trusted. */
  manifest(): ModelManifest
  openDownload: OpenDownload
  /** Bytes; null = not known. */
  freeBytes(folder: string): Promise<number | null>
  /** Seconds of sound written down in one second. */
  measure(recogniser: RecogniserFiles): Promise<number>
  changed(view: ModelsView): void
  /** Loads a model of voices; see `bringOwnVoices`. */
  tryVoices(path: string): Promise<unknown>
  /** It can be used from now on. */
  installed(model: SpeechModel): void
  report(error: unknown): void
  now(): number
  pauseMs?: number
}

export interface VoicesModel {
  id: string
  path: string
}

/** What is under way for a model. */
export interface ModelWork {
  state: 'downloading' | 'unpacking' | 'measuring'
  abort: AbortController
  done: Promise<void>
  rate: Rate
}

/** The window is told of progress this often at most. Milliseconds. */
const TELL_MS = 250

export class Models {
  readonly #ports: ModelsPorts
  readonly #work = new Map<string, ModelWork>()
  readonly #problems = new Map<string, string>()
  #toldAt = -Infinity

  constructor(ports: ModelsPorts) {
    this.#ports = ports
  }

  list(): ModelsView {
    let models: SpeechModel[]
    try {
      models = this.#known()
    } catch (error) {
      if (error instanceof StudioError) return { models: [], problem: error.message }
      throw error
    }
    const { dataDir } = this.#ports
    const problemOf = (id: string): string | null => this.#problems.get(id) ?? null
    return {
      models: models.map((model) => viewModel(dataDir, model, this.#work.get(model.id), problemOf(model.id))),
      problem: null,
    }
  }

  /** The model of voices that is used: the first that is installed, the author's own before the list's; null = there is none. */
  voicesModel(): VoicesModel | null {
    const { dataDir } = this.#ports
    const of = this.#knownOrNone().find(
      (model) => model.role === 'voices' && findInstalled(dataDir, model) !== null,
    )
    return of === undefined
      ? null
      : { id: of.id, path: join(modelFolder(dataDir, of), of.files['model'] ?? '') }
  }

  /** null = it is not installed, or writes nothing. */
  recogniserFor(modelId: string): RecogniserFiles | null {
    const model = this.#find(modelId)
    const { dataDir } = this.#ports
    return model !== null && findInstalled(dataDir, model) !== null ? recogniserOf(dataDir, model) : null
  }

  /** Begins, or goes on with what is there. Throws NOT_FOUND. */
  download(modelId: string): ModelsView {
    const model = this.#require(modelId)
    const { dataDir } = this.#ports
    if (!this.#work.has(modelId) && findInstalled(dataDir, model) === null) {
      this.#begin(model, 'downloading', (signal) => this.#fetch(model, signal))
    }
    return this.#tell()
  }

  /** What was fetched stays for the next time. */
  async pause(modelId: string): Promise<ModelsView> {
    await this.#stop(this.#require(modelId).id)
    return this.#tell()
  }

  /** Nothing of it stays. */
  async cancel(modelId: string): Promise<ModelsView> {
    const model = this.#require(modelId)
    await this.#stop(modelId)
    await rm(workFolder(this.#ports.dataDir, model), { recursive: true, force: true })
    this.#problems.delete(modelId)
    return this.#tell()
  }

  async remove(modelId: string): Promise<ModelsView> {
    const model = this.#require(modelId)
    await this.cancel(modelId)
    await rm(modelFolder(this.#ports.dataDir, model), { recursive: true, force: true })
    return this.#tell()
  }

  /** A file, or a folder of files, that the author has. Throws INVALID_ARGUMENT when it is no model of the list. */
  async bring(path: string, from: 'file' | 'folder'): Promise<ModelsView> {
    const { dataDir, now } = this.#ports
    const paths = from === 'file' ? [path] : await filesIn(path)
    for (const model of this.#ports.manifest().models) {
      if (findInstalled(dataDir, model) !== null || this.#work.has(model.id)) continue
      const hadBegun = existsSync(workFolder(dataDir, model))
      if (await bringFiles(dataDir, model, paths)) {
        const install = (signal: AbortSignal) => installFetched(dataDir, model, now(), signal)
        await this.#begin(model, 'unpacking', install).done
        const problem = this.#problems.get(model.id)
        if (problem !== undefined) throw new StudioError('SPEECH_FAILED', problem)
        return this.#tell()
      }
      if (!hadBegun) await rm(workFolder(dataDir, model), { recursive: true, force: true })
    }
    return this.#bringOwn(path, from)
  }

  async #bringOwn(path: string, from: 'file' | 'folder'): Promise<ModelsView> {
    const { dataDir, now, tryVoices, installed } = this.#ports
    const model =
      from === 'file' ? await bringOwnVoices(dataDir, path, { now: now(), tryIt: tryVoices }) : null
    if (model === null) throw notOfTheList()
    installed(model)
    return this.#tell()
  }

  /** Throws NOT_FOUND, CONFLICT when it is not installed or writes nothing. */
  async measure(modelId: string): Promise<ModelsView> {
    const model = this.#require(modelId)
    const { dataDir } = this.#ports
    const installed = findInstalled(dataDir, model)
    const recogniser = recogniserOf(dataDir, model)
    if (installed === null || recogniser === null) throw notInstalled(model)
    if (!this.#work.has(modelId)) {
      await this.#begin(model, 'measuring', async () => {
        const speed = await this.#ports.measure(recogniser)
        await writeInstalled(modelFolder(dataDir, model), { ...installed, speed })
      }).done
    }
    return this.#tell()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#work.keys()].map((id) => this.#stop(id)))
  }

  #begin(
    model: SpeechModel,
    state: ModelWork['state'],
    run: (signal: AbortSignal) => Promise<void>,
  ): ModelWork {
    const abort = new AbortController()
    this.#problems.delete(model.id)
    const work: ModelWork = { state, abort, rate: createRate(), done: Promise.resolve() }
    this.#work.set(model.id, work)
    work.done = this.#watch(model, abort.signal, state, run)
    this.#tell()
    return work
  }

  async #watch(
    model: SpeechModel,
    signal: AbortSignal,
    state: ModelWork['state'],
    run: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    let ended = false
    try {
      await run(signal)
      ended = true
    } catch (error) {
      if (!signal.aborted) {
        if (!(error instanceof StudioError)) this.#ports.report(error)
        const words = `“${model.title}” could not be made ready because of a fault in the studio. Nothing else is touched; try again.`
        this.#problems.set(model.id, error instanceof StudioError ? error.message : words)
      }
    }
    this.#work.delete(model.id)
    if (ended && state !== 'measuring') this.#ports.installed(model)
    this.#tell()
  }

  async #fetch(model: SpeechModel, signal: AbortSignal): Promise<void> {
    const { dataDir, openDownload, pauseMs, now } = this.#ports
    const work = workFolder(dataDir, model)
    await mkdir(work, { recursive: true })
    await this.#requireRoom(model, work)
    let before = 0
    for (const download of model.downloads) {
      const onBytes = (done: number): void => {
        this.#work.get(model.id)?.rate.add(before + done, performance.now())
        if (performance.now() - this.#toldAt > TELL_MS) this.#tell()
      }
      const path = join(work, download.name)
      const ports = { openDownload, onBytes, ...(pauseMs !== undefined && { pauseMs }) }
      if (!existsSync(path)) await fetchFile({ download, path, hosts: model.hosts }, ports, signal)
      before += download.bytes
    }
    const state = this.#work.get(model.id)
    if (state !== undefined) state.state = 'unpacking'
    this.#tell()
    await installFetched(dataDir, model, now(), signal)
  }

  /** For the download, and beside it for what is unpacked. */
  async #requireRoom(model: SpeechModel, folder: string): Promise<void> {
    const free = await this.#ports.freeBytes(folder)
    const here = viewModel(this.#ports.dataDir, model, undefined, null).doneBytes
    const needed = downloadBytes(model) - here + (model.archive === null ? 0 : model.bytes)
    if (free !== null && free < needed) throw noRoom(needed)
  }

  async #stop(modelId: string): Promise<void> {
    const work = this.#work.get(modelId)
    work?.abort.abort()
    await work?.done
  }

  #find(modelId: string): SpeechModel | null {
    return this.#knownOrNone().find(({ id }) => id === modelId) ?? null
  }

  /** The author's own, then those of the list. Throws when the list cannot be trusted. */
  #known(): SpeechModel[] {
    return [...listOwnVoices(this.#ports.dataDir), ...this.#ports.manifest().models]
  }

  #knownOrNone(): SpeechModel[] {
    try {
      return this.#known()
    } catch (error) {
      if (error instanceof StudioError) return []
      throw error
    }
  }

  #require(modelId: string): SpeechModel {
    const model = this.#find(modelId)
    if (model !== null) return model
    throw new StudioError('NOT_FOUND', 'This model is not on the studio’s list. Nothing was changed.')
  }

  #tell(): ModelsView {
    this.#toldAt = performance.now()
    const view = this.list()
    this.#ports.changed(view)
    return view
  }
}

function notOfTheList(): StudioError {
  return new StudioError(
    'INVALID_ARGUMENT',
    'This is no model of the studio’s list that is missing here, or some of its bytes are others, nor is it one that tells ' +
      'voices apart. Nothing was installed. Choose the archive exactly as it is offered for download.',
  )
}

function notInstalled({ title }: SpeechModel): StudioError {
  return new StudioError('CONFLICT', `“${title}” is not installed, so it cannot be measured.`)
}
