// A Debian with nothing but its base system: what a package needs beyond that, it must name. Made by debootstrap once and
// kept in the cache folder; each test gets a copy. For root only.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const REVISION = 1
const SCRIPT = join(import.meta.dirname, 'in-root.sh')
/** The one user there. */
const AUTHOR = 1000

export interface BareRoot {
  path: string
  /** Where the author's home is, seen from here; there it is /home/author. */
  home: string
  /** As root. Throws what it said when it fails. */
  asRoot(...command: string[]): string
  /** As the author, in a process group of its own. */
  start(command: string[], env?: Record<string, string>): ChildProcess
  remove(): void
}

export function makeBareRoot(): BareRoot {
  const base = baseSystem()
  const path = mkdtempSync(join(tmpdir(), 'studio-root-'))
  execFileSync('cp', ['-a', '--reflink=auto', `${base}/.`, path])
  // A temporary folder is closed to others; a root is not.
  chmodSync(path, 0o755)
  const inside = (user: number, command: string[]): string[] => [
    '--mount',
    'sh',
    SCRIPT,
    path,
    `${user}`,
    ...command,
  ]
  const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' }
  return {
    path,
    home: join(path, 'home', 'author'),
    asRoot(...command) {
      const env = { ...environment, HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' }
      const ran = spawnSync('unshare', inside(0, command), { encoding: 'utf8', env, maxBuffer: 1 << 26 })
      if (ran.status !== 0)
        throw new Error(`${command.join(' ')} ended with ${ran.status}: ${ran.stdout}${ran.stderr}`)
      return ran.stdout
    },
    start: (command, env = {}) =>
      spawn('unshare', inside(AUTHOR, command), {
        env: { ...environment, HOME: '/home/author', USER: 'author', ...env },
        detached: true,
      }),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  }
}

function baseSystem(): string {
  const { mirror, release } = debianMirror()
  const cache =
    process.env['STUDIO_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ghostwriting-studio')
  const base = join(cache, `bare-root-${release}-r${REVISION}`)
  if (existsSync(base)) return base
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'tmp-root-'))
  try {
    const ran = spawnSync(
      'debootstrap',
      ['--variant=minbase', '--include=ca-certificates', release, work, mirror],
      {
        encoding: 'utf8',
      },
    )
    if (ran.status !== 0)
      throw new Error(`debootstrap ended with ${ran.status}: ${ran.stdout.slice(-2000)}${ran.stderr}`)
    execFileSync('chroot', [work, 'useradd', '--create-home', '--uid', `${AUTHOR}`, 'author'])
    renameSync(work, base)
    return base
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The one that this system's own packages come from. */
function debianMirror(): { mirror: string; release: string } {
  const format = '$(ORIGIN)|$(SITE)|$(CODENAME)|$(RELEASE)|$(COMPONENT)|$(CREATED_BY)'
  const told = execFileSync('apt-get', ['indextargets', '--format', format], { encoding: 'utf8' })
  for (const line of told.split('\n')) {
    const [origin, mirror, codename, release, component, by] = line.split('|')
    const isMain =
      component === 'main' && by === 'Packages' && release === codename && !release?.includes('-')
    if (isMain && mirror && release && (origin === 'Debian' || origin === 'Ubuntu'))
      return { mirror, release }
  }
  throw new Error(`No Debian mirror is configured here: ${told}`)
}
