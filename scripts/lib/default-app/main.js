// Stand-in for Electron's own default_app.asar, which the registry runtime lacks:
// `electron [switches] [-r module]... <app folder or file>`. Top-level await holds Electron's `ready` back until the
// app's own main module has run, as the real one does.
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Node's own function behind `-r`; Playwright attaches through it.
const PRELOAD = '_preloadModules'
const { target, preloads } = parseArguments(process.argv.slice(1))
if (preloads.length) Module[PRELOAD](preloads)
if (target === undefined) {
  console.error('usage: electron [-r module] <app folder or file>')
  process.exit(2)
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
const entry = resolve(target)
const folder = existsSync(entry) && statSync(entry).isDirectory() ? entry : dirname(entry)
describeApp(folder)
try {
  await import(pathToFileURL(createRequire(join(folder, 'entry.js')).resolve(entry)).href)
} catch (error) {
  console.error('The app failed to load:', error)
  process.exit(1)
}

function parseArguments(args) {
  const preloads = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '-v' || argument === '--version') {
      console.log(`v${process.versions.electron}`)
      process.exit(0)
    }
    if (argument === '-r' || argument === '--require') {
      index += 1
      if (args[index]) preloads.push(args[index])
    } else if (!argument.startsWith('-')) {
      return { target: argument, preloads }
    }
  }
  return { target: undefined, preloads }
}

function describeApp(appFolder) {
  const manifest = join(appFolder, 'package.json')
  if (existsSync(manifest)) {
    const { name, productName, version, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'))
    if (version) app.setVersion(version)
    app.name = productName ?? name ?? app.name
    if (process.platform === 'linux') app.setDesktopName?.(desktopName ?? `${app.name}.desktop`)
  }
  app.setAppPath(appFolder)
}
