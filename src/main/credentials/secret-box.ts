// Seals a secret with the system's keyring, through Electron.
import { safeStorage } from 'electron'

export interface SecretBox {
  /** False = no real keyring; then nothing may be written to disk. */
  available(): Promise<boolean>
  seal(text: string): Promise<Buffer>
  /** Throws when the keyring does not know the secret any more. */
  open(sealed: Buffer): Promise<string>
}

/** On Linux, Chromium falls back to a fixed password (`basic_text`); that is no keyring. */
export function isRealKeyring(platform: NodeJS.Platform, backend: string): boolean {
  return platform !== 'linux' || backend === 'gnome_libsecret' || backend.startsWith('kwallet')
}

/** Call after `ready`. The asynchronous functions are newer than the oldest Electron the studio runs on. */
export function systemSecretBox(): SecretBox {
  const modern = typeof safeStorage.encryptStringAsync === 'function'
  return {
    async available() {
      const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : ''
      if (!isRealKeyring(process.platform, backend)) return false
      return modern ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
    },
    async seal(text) {
      return modern ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
    },
    async open(sealed) {
      if (!modern) return safeStorage.decryptString(sealed)
      return (await safeStorage.decryptStringAsync(sealed)).result
    },
  }
}
