// Routes of taking in files of sound. The sound itself comes by the recorder's routes.
import { z } from 'zod'
import { contentTypeSchema } from '../project/project.ts'
import type * as view from './audio-import-views.ts'
import { idSchema, nothing, route } from './route.ts'

export const MOST_AUDIO_FILES = 200

const ofImport = z.object({ importId: idSchema })
const ms = z.number().int().nonnegative()
const ofFile = ofImport.extend({ fileAt: z.number().int().nonnegative() })
const words = z.string().max(1000)

export const audioImportRoutes = {
  /** Opens the native file dialog; null when the author cancels it. Dropped files come by a way of their own. */
  'audioImport.choose': route<view.ChosenAudioFiles | null>()(nothing),
  /** They are served no longer. */
  'audioImport.forget': route<null>()(z.object({ fileIds: z.array(idSchema).max(MOST_AUDIO_FILES) })),
  /** The session and what is to be done, as rows; nothing is read yet. */
  'audioImport.begin': route<view.AudioImportView>()(
    z.object({
      files: z
        .array(z.object({ fileId: idSchema, durationMs: ms.nullable() }))
        .min(1)
        .max(MOST_AUDIO_FILES),
      /** null = create a project with `title` and `contentType`. */
      projectId: idSchema.nullable(),
      title: z.string().max(100_000),
      contentType: contentTypeSchema,
      /** Who speaks; null = the author. */
      speaker: z.string().max(200).nullable(),
    }),
  ),
  /** Begins or goes on: what was left half written is removed first. Throws CONFLICT, NOT_FOUND when a file is not as it was. */
  'audioImport.open': route<view.OpenAudioImport>()(ofImport),
  /** Of this file so much is on the disk. */
  'audioImport.kept': route<null>()(ofFile.extend({ doneMs: ms })),
  /** The file is in; `broken` says what of it could not be read. */
  'audioImport.fileDone': route<null>()(ofFile.extend({ durationMs: ms, broken: words.nullable() })),
  /** It rests until the author goes on. */
  'audioImport.pause': route<view.AudioImportView>()(ofImport),
  /** Removes all that came in, and the project that was made for it. */
  'audioImport.cancel': route<null>()(ofImport),
  /** All files are in: the session ends, and is transcribed. */
  'audioImport.finish': route<view.AudioImportView>()(ofImport),
  /** Those that are not complete, oldest first. */
  'audioImport.list': route<view.AudioImportView[]>()(nothing),
}
