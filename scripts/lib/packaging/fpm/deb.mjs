// A deb out of a staged folder, with dpkg-deb.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { descriptionOf } from './description.mjs'
import { sh } from './sh.mjs'

export function buildDeb(stage, files, parsed, isFast) {
  const { options } = parsed
  const meta = path.join(stage, 'DEBIAN')
  const kilobytes = Math.ceil(files.reduce((sum, file) => sum + fs.lstatSync(file).size, 0) / 1024)
  const sums = files
    .filter((file) => fs.lstatSync(file).isFile())
    .map((file) => `${md5(file)}  ${path.relative(stage, file)}\n`)
  fs.mkdirSync(meta)
  fs.writeFileSync(path.join(meta, 'control'), controlFile(parsed, kilobytes))
  fs.writeFileSync(path.join(meta, 'md5sums'), sums.join(''))
  script(options['after-install'], path.join(meta, 'postinst'))
  script(options['after-remove'], path.join(meta, 'postrm'))
  const named = options['deb-compression'] ?? 'xz'
  const compression = isFast ? ['-Zzstd', '-z3'] : [`-Z${{ gz: 'gzip', zst: 'zstd' }[named] ?? named}`]
  sh('dpkg-deb', ['--root-owner-group', ...compression, '--build', stage, options.package])
}

/** Exported for its test. */
export function controlFile({ options, depends, recommends }, kilobytes) {
  const { summary, body } = descriptionOf(options)
  const fields = {
    Package: options.name,
    Version: options.iteration ? `${options.version}-${options.iteration}` : options.version,
    License: options.license,
    Vendor: options.vendor,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': kilobytes,
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.category ?? 'default',
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: [summary, ...body.map((line) => ` ${line}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

function script(source, target) {
  if (source === undefined) return
  fs.copyFileSync(source, target)
  fs.chmodSync(target, 0o755)
}

const md5 = (file) => createHash('md5').update(fs.readFileSync(file)).digest('hex')
