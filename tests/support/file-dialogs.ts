// The system's file dialogs cannot be driven from a test: these answer in the author's place.
import type { ElectronApplication } from '@playwright/test'
import { inMain } from './in-main.ts'

/** Every "open file" dialog from now on chooses `path`; null cancels it. */
export async function chooseFile(app: ElectronApplication, path: string | null): Promise<void> {
  await inMain(
    app,
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = (() =>
        Promise.resolve({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        })) as typeof dialog.showOpenDialog
    },
    path,
  )
}

/** Every "save file" dialog from now on keeps the proposed name and saves into `folder`. */
export async function saveInto(app: ElectronApplication, folder: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, chosen) => {
      dialog.showSaveDialog = ((_window: unknown, options: { defaultPath: string }) => {
        const name = options.defaultPath.split(/[\\/]/).at(-1) ?? 'unnamed'
        return Promise.resolve({ canceled: false, filePath: `${chosen}/${name}` })
      }) as typeof dialog.showSaveDialog
    },
    folder,
  )
}
