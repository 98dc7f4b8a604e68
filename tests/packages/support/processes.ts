// The processes of a started studio, as /proc tells of them.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

export interface StudioProcess {
  pid: number
  command: string
  /** `/proc/PID/status` */
  status: string
  /** Which user namespace it is in. */
  userNamespace: string
}

/** Those of the group that `leader` leads. */
export function processesOf(leader: number): StudioProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name), leader))
}

function read(pid: number, leader: number): StudioProcess[] {
  const folder = join('/proc', `${pid}`)
  try {
    const group = Number(readFileSync(join(folder, 'stat'), 'utf8').split(') ')[1]?.split(' ')[2])
    if (group !== leader) return []
    return [
      {
        pid,
        command: readFileSync(join(folder, 'cmdline'), 'utf8').replaceAll('\0', ' '),
        status: readFileSync(join(folder, 'status'), 'utf8'),
        userNamespace: readlinkSync(join(folder, 'ns', 'user')),
      },
    ]
  } catch (error) {
    // A process may end between being listed and being read.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return []
    throw error
  }
}

/** Files that a process has loaded as code. */
export function loadedBy({ pid }: StudioProcess): string {
  return readFileSync(join('/proc', `${pid}`, 'maps'), 'utf8')
}
