// The author's command line as a program and its arguments. No shell reads it: nothing in it is run, expanded or joined.

/** Marks where the file's name goes. */
export const WAV_PLACE = '{wav}'

/**
 * Blanks divide; quotes, single or double, hold together what they enclose. A backslash stands for itself, as paths of
 * Windows need, but before a double quote within double quotes. null = a quote is not closed.
 */
export function splitCommand(line: string): string[] | null {
  const parts = line.match(/(?:"(?:\\"|[^"])*"|'[^']*'|[^\s"'])+/g) ?? []
  const left = line.replaceAll(/(?:"(?:\\"|[^"])*"|'[^']*'|[^\s"'])+/g, '').trim()
  if (left !== '') return null
  return parts.map((part) =>
    part.replaceAll(/"((?:\\"|[^"])*)"|'([^']*)'/g, (_all, double?: string, single?: string) =>
      double === undefined ? (single ?? '') : double.replaceAll('\\"', '"'),
    ),
  )
}
