// How bytes are fetched: by Electron with the system's proxy, by Node in tests. Redirects are told, and not followed.

export interface DownloadResponse {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** Not to be read after a redirect. */
  body: AsyncIterable<Uint8Array>
  /** Lets go of what is still coming. */
  close(): void
}

/** Rejects when the host cannot be reached; an abort rejects, or ends the body with an error. */
export type OpenDownload = (
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<DownloadResponse>
