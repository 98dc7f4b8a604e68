// The rules for a project's title, in words for the author.
import { MAX_TITLE_LENGTH } from './project.ts'

export type TitleCheck = { ok: true; title: string } | { ok: false; message: string }

/** Line breaks and runs of space become one space; control and direction marks and broken characters go. */
export function checkTitle(raw: string): TitleCheck {
  const title = raw
    .replace(/\s/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
  if (!/[^\p{C}\p{Z}\p{M}]/u.test(title)) {
    return { ok: false, message: 'Give the project a title: a few words you will know it by.' }
  }
  if (title.length > MAX_TITLE_LENGTH) {
    return {
      ok: false,
      message:
        `This title is ${title.length.toLocaleString('en')} characters long; a title can have up to ` +
        `${MAX_TITLE_LENGTH}. Nothing was saved and nothing is lost: shorten it and try again. ` +
        'What the book is about fits under Goal.',
    }
  }
  return { ok: true, title }
}
