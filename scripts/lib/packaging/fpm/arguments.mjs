// The options of fpm that electron-builder passes.

/** Those without a value. */
const FLAGS = new Set(['--force', '--debug'])
const REPEATED = { '-d': 'depends', '--depends': 'depends', '--deb-recommends': 'recommends' }

/** @returns {options: {name: value}, depends, recommends, files: [{from, to}]} */
export function parseArguments(argv) {
  const parsed = { options: {}, depends: [], recommends: [], files: [] }
  const rest = [...argv]
  while (rest.length) {
    const argument = rest.shift()
    if (FLAGS.has(argument)) continue
    if (argument in REPEATED) parsed[REPEATED[argument]].push(rest.shift())
    else if (argument.startsWith('-')) parsed.options[argument.replace(/^-+/, '')] = rest.shift()
    else parsed.files.push(fileOf(argument))
  }
  return parsed
}

function fileOf(argument) {
  const at = argument.indexOf('=')
  if (at < 0) throw new Error(`not understood: ${argument}`)
  return { from: argument.slice(0, at), to: argument.slice(at + 1) }
}
