// The only bridge between the sandboxed page and main: two functions that never change.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  EVENT_CHANNEL,
  REQUEST_CHANNEL,
  type EventEnvelope,
  type StudioBridge,
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

contextBridge.exposeInMainWorld('studio', bridge)
