// better-sqlite3's shipped binary needs Node-API 10; the registry runtime has 9. For it the package's own sources
// are compiled once against Node-API's experimental level, which Node 20.18 accepts. better-sqlite3 prefers
// build/Release over its prebuilds, so no app code knows of this.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cacheFolder } from './cache-folder.mjs'

const require = createRequire(import.meta.url)
/** Raise when the way of compiling below changes. */
const RECIPE = 1
// node-api-headers leaves the experimental part out. Without this one function finalizers run inside the
// garbage collector and abort the process.
const PRELUDE = `#include <node_api.h>
extern "C" NAPI_EXTERN napi_status NAPI_CDECL
node_api_post_finalizer(node_api_basic_env env, napi_finalize cb, void* data, void* hint);
`

/** @param nodeApi the Node-API version of the Electron runtime in use */
export async function ensureNative(nodeApi) {
  const folder = path.dirname(require.resolve('better-sqlite3/package.json'))
  const output = path.join(folder, 'build', 'Release', 'better_sqlite3.node')
  if (nodeApi >= 10) {
    fs.rmSync(path.join(folder, 'build'), { recursive: true, force: true })
    return
  }
  if (fs.existsSync(output)) return
  const cached = path.join(cacheFolder(), `better-sqlite3-${cacheKey(folder)}.node`)
  if (!fs.existsSync(cached)) await compile(folder, cached)
  fs.mkdirSync(path.dirname(output), { recursive: true })
  fs.copyFileSync(cached, output)
}

function cacheKey(folder) {
  const { version } = require('better-sqlite3/package.json')
  const source = fs.readFileSync(path.join(folder, 'src', 'better_sqlite3.cpp'))
  const key = [version, RECIPE, process.arch, source].join('\n')
  return `${version}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}

async function compile(folder, target) {
  await ensureCompiler()
  console.error('[native] compiling better-sqlite3 for this runtime (about a minute, once)')
  fs.mkdirSync(path.dirname(target), { recursive: true })
  const work = fs.mkdtempSync(path.join(path.dirname(target), 'tmp-'))
  try {
    const object = (name) => path.join(work, name)
    fs.writeFileSync(object('prelude.h'), PRELUDE)
    await Promise.all([
      execute('gcc', sqliteArguments(folder, object('sqlite.o'))),
      execute('g++', addonArguments(folder, object('prelude.h'), object('addon.o'))),
    ])
    const link = [
      '-shared',
      '-Wl,-Bsymbolic',
      '-Wl,--exclude-libs,ALL',
      '-static-libgcc',
      '-static-libstdc++',
    ]
    await execute('g++', [
      ...link,
      object('addon.o'),
      object('sqlite.o'),
      '-o',
      object('out.node'),
      '-ldl',
      '-lm',
      '-lpthread',
    ])
    fs.renameSync(object('out.node'), target)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

const common = (folder) => [
  '-O2',
  '-fPIC',
  '-fvisibility=hidden',
  '-DNDEBUG',
  `-I${path.join(folder, 'deps', 'sqlite3')}`,
]

function sqliteArguments(folder, output) {
  const gypi = fs.readFileSync(path.join(folder, 'deps', 'defines.gypi'), 'utf8')
  const defines = [...gypi.matchAll(/'([A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`)
  const source = path.join(folder, 'deps', 'sqlite3', 'sqlite3.c')
  return ['-c', '-std=gnu99', '-w', ...common(folder), ...defines, source, '-o', output]
}

function addonArguments(folder, prelude, output) {
  const addonApi = path.dirname(require.resolve('node-addon-api/package.json'))
  return [
    '-c',
    '-std=c++20',
    '-w',
    ...common(folder),
    `-I${require('node-api-headers').include_dir}`,
    `-I${addonApi}`,
    '-DNAPI_VERSION=2147483647',
    '-DNODE_API_EXPERIMENTAL_HAS_POST_FINALIZER',
    '-include',
    prelude,
    '-DNAPI_DISABLE_CPP_EXCEPTIONS',
    '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    '-DBUILDING_NODE_EXTENSION',
    '-DNODE_GYP_MODULE_NAME=better_sqlite3',
    path.join(folder, 'src', 'better_sqlite3.cpp'),
    '-o',
    output,
  ]
}

async function ensureCompiler() {
  if (!spawnSync('g++', ['--version']).error) return
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    throw new Error('A C++ compiler is needed once. On Debian or Ubuntu run: sudo apt-get install g++')
  }
  console.error('[native] installing a compiler')
  const install =
    'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends g++ libc6-dev'
  await execute('sh', ['-c', `${install} >&2`])
}

const execute = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
  })
