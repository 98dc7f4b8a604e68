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

/** Control characters, halves of surrogate pairs, line separators, and the byte order marks. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu
