// Lets the page's own script out before the database and the services take the main thread: while the page is read
// and run in its process, they load in this one. Measured, it is the largest part of the wait for the first paint.

type Serve = (request: Request) => Promise<Response>

export interface FirstPage {
  serve: Serve
  /** Resolves when the first script is on its way, or after `limitMs` if none is asked for. */
  onItsWay: Promise<void>
}

/** Time for the answer's bytes to leave; they are handed over on this thread. */
const HANDING_OVER_MS = 10

export function watchFirstPage(serve: Serve, limitMs = 1000): FirstPage {
  let done: () => void = () => {}
  const onItsWay = new Promise<void>((resolve) => {
    done = resolve
  })
  setTimeout(done, limitMs)
  return {
    onItsWay,
    async serve(request) {
      const response = await serve(request)
      if (new URL(request.url).pathname.endsWith('.js')) setTimeout(done, HANDING_OVER_MS)
      return response
    },
  }
}
