// The author's keys, and the settings that they belong to.
import type { ServiceContext } from '../context.ts'
import { createApiKey, type ApiKey } from '../credentials/api-key.ts'
import { type SettingsPorts } from '../ipc/handlers/settings-handlers.ts'
import { type StoredSettings } from '../settings/stored-settings.ts'
import { getSetting, setSetting } from '../store/queries/settings.ts'
import { type KeysKept } from '../diagnostics/settings-facts.ts'
import type { ServicePorts } from './service-ports.ts'

export interface Keys {
  apiKey: ApiKey
  serverKey: ApiKey
}

export function openKeys(dataDir: string, { secretBox, log }: ServicePorts): Keys {
  const shared = { dataDir, box: secretBox, warn: (words: string): void => log.warn(words) }
  return {
    apiKey: createApiKey({ ...shared, slot: 'hosted' }),
    serverKey: createApiKey({ ...shared, slot: 'server' }),
  }
}

export async function keysKept(
  { baseUrl, serverUrl }: StoredSettings,
  { apiKey, serverKey }: Keys,
): Promise<KeysKept> {
  return { hosted: await apiKey.storage(baseUrl), server: await serverKey.storage(serverUrl) }
}

export function settingsPorts(
  { store, emit }: ServiceContext,
  { applyTheme }: Pick<ServicePorts, 'applyTheme'>,
  keys: Keys,
): SettingsPorts {
  return {
    get: (key) => getSetting(store, key),
    set: (key, value) => setSetting(store, key, value),
    together: (write) => store.transaction(write),
    ...{ ...keys, applyTheme, emit },
  }
}
