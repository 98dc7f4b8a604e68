// Holds the database and the services back until the page's own script has come to run: they take the main thread, which
// hands the page its files. From its first request on the page runs and renders in its process while they load in this one.

export interface FirstRequest {
  heard(): void
  /** Resolves when the page asks for something, or after `limitMs` if it never does. */
  comes: Promise<void>
}

export function awaitFirstRequest(limitMs = 2000): FirstRequest {
  let heard = (): void => undefined
  const comes = new Promise<void>((resolve) => {
    const late = setTimeout(resolve, limitMs)
    heard = () => {
      clearTimeout(late)
      resolve()
    }
  })
  return { comes, heard: () => heard() }
}
