// An rpm out of a staged folder, with rpmbuild.
import fs from 'node:fs'
import path from 'node:path'
import { descriptionOf } from './description.mjs'
import { sh } from './sh.mjs'

const COMPRESSION = {
  xzmt: 'w2T0.xzdio',
  xz: 'w2.xzdio',
  gzip: 'w9.gzdio',
  bzip2: 'w9.bzdio',
}
const ARCHITECTURE = { amd64: 'x86_64', arm64: 'aarch64' }

export function buildRpm(stage, files, parsed, { isFast, work }) {
  const { options } = parsed
  const spec = path.join(work, 'package.spec')
  const output = path.join(work, 'out')
  fs.writeFileSync(spec, specFile(stage, files, parsed, isFast))
  const target = ARCHITECTURE[options.architecture] ?? options.architecture
  const defines = [`_topdir ${work}/top`, `_rpmdir ${output}`].flatMap((each) => ['--define', each])
  sh('rpmbuild', ['-bb', '--quiet', '--target', target, '--buildroot', stage, ...defines, spec])
  const [made] = fs.readdirSync(output, { recursive: true }).filter((name) => name.endsWith('.rpm'))
  fs.copyFileSync(path.join(output, made), options.package)
}

function specFile(stage, files, { options, depends, files: given }, isFast) {
  const { summary, body } = descriptionOf(options)
  const payload = isFast ? 'w3.zstdio' : (COMPRESSION[options['rpm-compression']] ?? COMPRESSION.xzmt)
  // Only the folders that are the package's own: not /usr/bin.
  const folders = given.filter(({ from }) => from.endsWith('/')).flatMap(({ to }) => foldersWithin(stage, to))
  return [
    '%global __os_install_post %{nil}',
    '%define _build_id_links none',
    `%define _binary_payload ${payload}`,
    ...tags(options, summary),
    'AutoReqProv: no',
    ...depends.map((need) => `Requires: ${escaped(need)}`),
    '%description',
    escaped(body.join('\n') || summary),
    ...script('post', options['after-install']),
    ...script('postun', options['after-remove']),
    '%files',
    '%defattr(-,root,root,-)',
    ...folders.map((folder) => `%dir "${escaped(folder)}"`),
    ...files.map((file) => `"/${escaped(path.relative(stage, file))}"`),
    '',
  ].join('\n')
}

function tags(options, summary) {
  const all = {
    Name: options.name,
    Version: options.version.replaceAll('-', '_'),
    Release: options.iteration ?? 1,
    Summary: options['rpm-summary'] ?? summary,
    License: options.license ?? 'unknown',
    Vendor: options.vendor,
    Packager: options.maintainer,
    Group: options.category,
    URL: options.url,
  }
  // rpmbuild refuses an empty one.
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== '')
  return given.map(([name, value]) => `${name}: ${escaped(value)}`)
}

function foldersWithin(stage, to) {
  const top = path.join(stage, to)
  const inner = fs
    .readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => `/${path.relative(stage, path.join(parentPath, name))}`)
  return [to, ...inner]
}

function script(section, file) {
  return file === undefined ? [] : [`%${section} -p /bin/sh`, escaped(fs.readFileSync(file, 'utf8'))]
}

/** A percent sign begins a macro in a spec. */
const escaped = (text) => String(text).replaceAll('%', '%%')
