// File names from titles: short, plain letters, safe on every system, never a path.

const LONGEST_SLUG = 80
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
}
/** Device names on Windows, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/

/** `shortId` names what has no letters or digits of its own, e.g. a title of emoji only. */
export function slugFor(title: string, shortId: string): string {
  const slug = fold(title.slice(0, 2000))
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
  const short = cutAtWord(slug.replace(/^-|-$/g, '')).replace(/^-+|-+$/g, '')
  if (short === '')
    return `untitled-${
      fold(shortId)
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 8) || 'project'
    }`
  return RESERVED.test(short) ? `${short}-project` : short
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħŋ]/g, (letter) => PLAIN[letter] ?? letter)
}

function cutAtWord(slug: string): string {
  if (slug.length <= LONGEST_SLUG) return slug
  const cut = slug.slice(0, LONGEST_SLUG)
  const word = cut.lastIndexOf('-')
  return word > LONGEST_SLUG / 2 ? cut.slice(0, word) : cut
}
