// The system's own file dialogs, as the ports that import and export ask for.
import { app, dialog, type BrowserWindow } from 'electron'
import { extname, join } from 'node:path'
import { PACKAGE_EXTENSION } from '../../shared/package/package-format.ts'
import type { SaveFilePort } from '../export/export-document.ts'
import type { OpenFilePort } from '../import/import-interview.ts'
import type { OpenFilesPort } from '../ipc/handlers/audio-import-handlers.ts'
import type { OpenModelPort } from '../ipc/handlers/model-handlers.ts'
import type { ChooseFolderPort } from '../package/packages.ts'

export type FileDialogs = OpenFilePort & OpenFilesPort & OpenModelPort & SaveFilePort & ChooseFolderPort

export function fileDialogs(window: () => BrowserWindow | null): FileDialogs {
  return {
    async openFile({ title, filters }) {
      const owner = window()
      if (owner === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title,
        filters,
        properties: ['openFile'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async openFiles({ title, filters }) {
      const owner = window()
      if (owner === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title,
        filters,
        properties: ['openFile', 'multiSelections'],
      })
      return canceled || filePaths.length === 0 ? null : filePaths
    },
    async openFolder({ title, buttonLabel }) {
      const owner = window()
      if (owner === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        ...{ title, buttonLabel },
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async openModel(from) {
      const owner = window()
      if (owner === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title: 'Import a speech model',
        properties: [from === 'file' ? 'openFile' : 'openDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async saveFile({ title, defaultName, extension }) {
      const owner = window()
      if (owner === null) return null
      const { canceled, filePath } = await dialog.showSaveDialog(owner, {
        title,
        defaultPath: join(app.getPath('documents'), defaultName),
        filters: [{ name: nameOf(extension), extensions: [extension] }],
        properties: ['createDirectory'],
      })
      if (canceled || filePath === '') return null
      // Some systems leave the extension to the app.
      return extname(filePath) === '' ? `${filePath}.${extension}` : filePath
    },
  }
}

function nameOf(extension: string): string {
  return extension === PACKAGE_EXTENSION ? 'Project' : extension.toUpperCase()
}
