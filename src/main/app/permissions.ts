// The page may use the microphone and nothing else of the computer.
import type { Session, WebContents } from 'electron'
import { APP_ORIGIN, isAppUrl } from './app-origin.ts'
import type { Refused } from './harden-contents.ts'

export interface PermissionQuestion {
  permission: string
  /** What kinds of media are asked for; screen capture arrives as an empty list. */
  mediaTypes: readonly string[]
  mainFrame: boolean
  url: string
}

export function mayUse({ permission, mediaTypes, mainFrame, url }: PermissionQuestion): boolean {
  if (permission !== 'media' || !mainFrame) return false
  if (mediaTypes.length !== 1 || mediaTypes[0] !== 'audio') return false
  return url === APP_ORIGIN || isAppUrl(url)
}

export function guardPermissions(session: Session, studio: () => WebContents | null, refused: Refused): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const mainFrame = details.isMainFrame && contents === studio()
    const allowed = mayUse({ permission, mediaTypes, mainFrame, url: details.requestingUrl })
    if (!allowed) refused('permission', permission)
    answer(allowed)
  })
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const mediaTypes = details.mediaType === undefined ? [] : [details.mediaType]
    const mainFrame = details.isMainFrame && contents !== null && contents === studio()
    return mayUse({ permission, mediaTypes, mainFrame, url: details.requestingUrl ?? origin })
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}
