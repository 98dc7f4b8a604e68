// Where everything the author makes is kept.
import { resolve } from 'node:path'

/** `--user-data-dir=DIR` wins over the platform's usual place; a relative DIR starts at `cwd`. */
export function dataDirectoryFrom(switchValue: string, cwd: string, usual: string): string {
  return switchValue === '' ? usual : resolve(cwd, switchValue)
}
