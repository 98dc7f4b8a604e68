// Whoever started this process: Electron's main process, or a Node process in tests. Both copy typed arrays.

export interface ParentPort {
  send(message: unknown): void
  onMessage(listen: (message: unknown) => void): void
}

/** As Electron gives it to a utility process, without its types. */
interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listen: (event: { data: unknown }) => void): void
}

export function openParentPort(): ParentPort {
  const electron = (process as { parentPort?: ElectronPort }).parentPort
  if (electron !== undefined) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      send: (message) => electron.postMessage(message),
      onMessage: (listen) => electron.on('message', ({ data }) => listen(data)),
    }
  }
  if (process.send === undefined) throw new Error('The speech process is started by main, not by itself')
  // Nobody is left who would hear it.
  process.on('disconnect', () => process.exit(0))
  return {
    send: (message) => void process.send?.(message),
    onMessage: (listen) => void process.on('message', listen),
  }
}
