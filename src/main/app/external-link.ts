// Opens an address in the author's browser: only https, and only after they saw the host.

/** The address when it may be offered at all, else null. Names with a password are bait. */
export function parseExternalUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.protocol === 'https:' && url.username === '' && url.password === ''
  return plain && url.hostname !== '' ? url : null
}

export interface ExternalLinkPorts {
  /** Shows the host; true when the author agrees. */
  confirm(host: string, url: string): Promise<boolean>
  open(url: string): Promise<void>
}

/** False when the address is refused or the author says no. */
export async function openExternalLink(text: string, { confirm, open }: ExternalLinkPorts): Promise<boolean> {
  const url = parseExternalUrl(text)
  if (url === null || !(await confirm(url.host, url.href))) return false
  await open(url.href)
  return true
}
