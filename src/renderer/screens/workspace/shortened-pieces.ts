// What differs, with a few words around it: long stretches that both sides have are left out.
import type { Piece } from '../../editor/comparison.ts'

/** UTF-16 code units kept on each side of a change. */
const AROUND = 90
const GAP = ' … '
/** More than fourteen lines of a card hold. One word of tens of thousands of letters takes seconds to lay out, at every key. */
const MOST = 2500

type PlacedPiece = Piece & { at: number }

/** `at` is where the piece begins in the whole text. */
export function shortened(pieces: readonly Piece[]): PlacedPiece[] {
  let at = 0
  const changes = pieces.some((piece) => piece.isChanged)
  return beginning(
    pieces.map((piece, index) => {
      const here = { ...piece, at }
      at += piece.text.length
      if (piece.isChanged || !changes) return here
      const head = index === 0 ? '' : firstWords(piece.text)
      const tail = index === pieces.length - 1 ? '' : lastWords(piece.text)
      return head.length + tail.length >= piece.text.length ? here : { ...here, text: head + GAP + tail }
    }),
  )
}

function beginning(pieces: readonly PlacedPiece[]): PlacedPiece[] {
  let room = MOST
  return pieces.flatMap((piece) => {
    if (room <= 0) return []
    const text = piece.text.slice(0, room)
    room -= text.length
    return text === piece.text ? [piece] : [{ ...piece, text: `${text}…` }]
  })
}

function firstWords(text: string): string {
  if (text.length <= AROUND) return text
  const cut = text.lastIndexOf(' ', AROUND)
  return text.slice(0, cut === -1 ? AROUND : cut)
}

function lastWords(text: string): string {
  if (text.length <= AROUND) return text
  const cut = text.indexOf(' ', text.length - AROUND)
  return text.slice(cut === -1 ? -AROUND : cut + 1)
}
