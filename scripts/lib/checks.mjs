// The checks of `npm run check`: name, command, arguments. Each fails on its own.
export const checks = [
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'lint, layers, cycles, sizes', command: 'oxlint', args: ['--deny-warnings'] },
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
]
