// The only bridge between the sandboxed page and main: two functions that never change, and one for dropped files.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import {
  EVENT_CHANNEL,
  FILES_CHANNEL,
  REQUEST_CHANNEL,
  type EventEnvelope,
  type StudioBridge,
  type StudioFiles,
} from '../shared/ipc/envelope.ts'

const bridge: StudioBridge = {
  invoke: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  subscribe(listener) {
    // Electron's own event object holds the sender and must not reach the page.
    const pass = (_event: IpcRendererEvent, envelope: EventEnvelope): void => listener(envelope)
    ipcRenderer.on(EVENT_CHANNEL, pass)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, pass)
    }
  },
}

// The paths stay on this side: only a file that the author dropped or picked has one.
const files: StudioFiles = {
  choose: (dropped) =>
    ipcRenderer.invoke(
      FILES_CHANNEL,
      dropped
        .filter((one) => one instanceof File)
        .map((file) => webUtils.getPathForFile(file))
        .filter((path) => path !== ''),
    ),
}

contextBridge.exposeInMainWorld('studio', bridge)
contextBridge.exposeInMainWorld('studioFiles', files)
