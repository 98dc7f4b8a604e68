// Whole projects leave as files and come back: one at a time, with how far it is, until the author cancels.
import { dirname, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { ExportedPackages, ImportedPackageView, PackageChoice } from '../../shared/ipc/package-views.ts'
import { slugFor } from '../../shared/export/slug.ts'
import { PACKAGE_EXTENSION } from '../../shared/package/package-format.ts'
import type { ServiceContext } from '../context.ts'
import { asExportError } from '../export/export-error.ts'
import type { SaveFilePort } from '../export/export-document.ts'
import { createPace, type Pace } from '../import/pace.ts'
import { schemaVersion } from '../store/migrations.ts'
import { listProjects, requireProject } from '../store/queries/projects.ts'
import { openSnapshot } from '../store/snapshot.ts'
import { exportPackage } from './export-package.ts'
import { findPackages, type FoundPackages } from './find-packages.ts'
import { folderSink } from './folder-sink.ts'
import { importPackage } from './import-package.ts'
import { openPackage } from './open-package.ts'
import { zipSink } from './zip-sink.ts'

export interface ChooseFolderPort {
  /** Absolute path of a folder, or null when the author cancels. */
  openFolder(options: { title: string; buttonLabel: string }): Promise<string | null>
}

export interface PackagePorts extends SaveFilePort, ChooseFolderPort {
  openFile(options: {
    title: string
    filters: { name: string; extensions: string[] }[]
  }): Promise<string | null>
}

/** Choices that are looked into and not decided yet; older ones are forgotten. */
const MOST_CHOICES = 4
const EXPORT_CANCELLED = 'The export was cancelled. Nothing was written.'

type Form = 'folder' | 'file'

export class Packages {
  readonly #ctx: ServiceContext
  readonly #ports: PackagePorts
  readonly #choices = new Map<string, FoundPackages>()
  #running: AbortController | null = null
  #work: Promise<unknown> = Promise.resolve()

  constructor(ctx: ServiceContext, ports: PackagePorts) {
    this.#ctx = ctx
    this.#ports = ports
  }

  async export(projectId: string | null, form: Form): Promise<ExportedPackages> {
    const { store } = this.#ctx
    const projects =
      projectId === null
        ? listProjects(store, { includeArchived: true }).toReversed()
        : [requireProject(store, projectId)]
    const place = await this.#askWhere(
      projects.length === 1 ? projects[0]?.title : undefined,
      projectId,
      form,
    )
    if (place === null) return { cancelled: true, paths: [], missingAudio: 0 }
    return this.#alone(EXPORT_CANCELLED, async (paceOf) => {
      const done: ExportedPackages = { cancelled: false, paths: [], missingAudio: 0 }
      for (const [at, project] of projects.entries()) {
        const path =
          projectId === null || form === 'folder' ? join(place, slugFor(project.title, project.id)) : place
        const pace = paceOf(project.title, at, projects.length)
        const { written, missing } = await this.#exportOne(
          project.id,
          path,
          projectId === null ? 'folder' : form,
          pace,
        )
        done.paths.push(written)
        done.missingAudio += missing
      }
      return done
    })
  }

  /** `from` a folder that is an export or holds many, or a file. */
  async choose(from: Form): Promise<PackageChoice | null> {
    const title = 'Import projects'
    const path =
      from === 'folder'
        ? await this.#ports.openFolder({ title, buttonLabel: 'Look into this folder' })
        : await this.#ports.openFile({
            title,
            filters: [{ name: 'Project', extensions: [PACKAGE_EXTENSION] }],
          })
    return path === null ? null : this.lookInto(path)
  }

  async lookInto(path: string): Promise<PackageChoice> {
    const found = await findPackages(this.#ctx, path)
    for (const oldest of this.#choices.keys())
      if (this.#choices.size >= MOST_CHOICES) this.#choices.delete(oldest)
    this.#choices.set(found.choiceId, found)
    const { paths: _, ...choice } = found
    return choice
  }

  forget(choiceId: string): void {
    this.#choices.delete(choiceId)
  }

  cancel(): void {
    this.#running?.abort()
  }

  /** What goes on is cancelled, and has tidied up after itself. */
  async close(): Promise<void> {
    this.cancel()
    await this.#work
  }

  import(
    choiceId: string,
    wanted: readonly { packageId: string; asCopy: boolean }[],
  ): Promise<ImportedPackageView[]> {
    const choice = this.#choices.get(choiceId)
    if (choice === undefined) throw gone()
    return this.#alone(undefined, async (paceOf) => {
      const done: ImportedPackageView[] = []
      for (const [at, { packageId, asCopy }] of wanted.entries()) {
        const view = choice.packages.find((one) => one.packageId === packageId)
        const path = choice.paths.get(packageId)
        if (view === undefined || path === undefined) throw gone()
        const pace = paceOf(view.title, at, wanted.length)
        done.push({ packageId, title: view.title, ...(await this.#importOne(path, asCopy, pace)) })
      }
      return done
    })
  }

  async #askWhere(title: string | undefined, projectId: string | null, form: Form): Promise<string | null> {
    if (form === 'folder' || projectId === null)
      return this.#ports.openFolder({ title: 'Export to a folder', buttonLabel: 'Export here' })
    const defaultName = `${slugFor(title ?? '', projectId)}.${PACKAGE_EXTENSION}`
    return this.#ports.saveFile({ title: 'Export project', defaultName, extension: PACKAGE_EXTENSION })
  }

  async #exportOne(projectId: string, path: string, form: Form, pace: Pace) {
    const sink = form === 'folder' ? folderSink(path) : zipSink(path)
    const store = openSnapshot(this.#ctx.store.dataDir)
    try {
      const { missingAudio } = await exportPackage(
        { store, projectId, exportedAt: this.#ctx.now(), pace },
        sink,
      )
      const written = await sink.finish()
      pace.report(1)
      return { written, missing: missingAudio.length }
    } catch (error) {
      await sink.discard()
      throw asExportError(error, dirname(path))
    } finally {
      store.close()
    }
  }

  async #importOne(
    path: string,
    asCopy: boolean,
    pace: Pace,
  ): Promise<Omit<ImportedPackageView, 'packageId' | 'title'>> {
    const { store, emit } = this.#ctx
    try {
      const from = await openPackage(path, schemaVersion(store.sqlite))
      try {
        const { title: _, ...imported } = await importPackage(this.#ctx, from, asCopy, pace)
        const { projectId } = imported
        emit('projects.changed', { projectId })
        // Its paragraphs are to be found, too.
        emit('document.changed', { projectId, version: 0, revision: 0, by: 'import' })
        return { ...imported, error: null }
      } finally {
        from.source.close()
      }
    } catch (error) {
      if (!(error instanceof StudioError) || error.code === 'CANCELLED') throw error
      return { projectId: null, error: error.message, missingAudio: 0, damagedAudio: 0 }
    }
  }

  async #alone<T>(
    cancelled: string | undefined,
    run: (paceOf: (title: string, at: number, of: number) => Pace) => Promise<T>,
  ): Promise<T> {
    if (this.#running !== null)
      throw new StudioError('CONFLICT', 'Another export or import goes on. Wait for it to end, or cancel it.')
    const { signal } = (this.#running = new AbortController())
    try {
      const work = run((title, at, of) =>
        createPace(
          signal,
          (fraction) => this.#ctx.emit('packages.progress', { title, fraction: (at + fraction) / of }),
          cancelled,
        ),
      )
      // Its own caller hears of a failure.
      this.#work = work.catch(() => undefined)
      return await work
    } finally {
      this.#running = null
    }
  }
}

function gone(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'This choice is not there any more. Nothing was imported. Choose the export again.',
  )
}
