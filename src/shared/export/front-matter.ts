// YAML front matter values that any reader takes as the same text.

/** A double-quoted YAML scalar on one line; control characters and line breaks are escaped. */
export function quoteYaml(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, (mark) => `\\${mark}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped}"`
}

/** Control characters, line separators, the byte order mark, and halves of surrogate pairs. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
