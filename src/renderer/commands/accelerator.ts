// Electron's accelerators, turned into what tinykeys listens for and into what an author reads.

/** `CmdOrCtrl+Shift+G` → `$mod+Shift+G`, the notation of tinykeys. */
export function toKeybinding(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => (part === 'CmdOrCtrl' ? '$mod' : part.length === 1 ? part.toLowerCase() : part))
    .join('+')
}

/** `CmdOrCtrl+Shift+G` → `Ctrl Shift G`, or `⌘ ⇧ G` on a Mac, one part a key. */
export function keyNames(accelerator: string, mac: boolean): string[] {
  const names: Record<string, string> = mac
    ? { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' }
    : { CmdOrCtrl: 'Ctrl' }
  return accelerator.split('+').map((part) => names[part] ?? part)
}

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)
