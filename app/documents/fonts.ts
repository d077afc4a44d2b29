import type { PDFDocument, PDFRef } from 'pdf-lib'
import { embedSubset } from './font-subset.ts'
import { codeOf, type FontName, fontNames, type Typeface, typeface } from './typefaces.ts'

export type { FontName } from './typefaces.ts'
export type Fonts = Record<FontName, Font>

/** A font of one document. It is set letter by letter, without ligatures and kerning. */
export type Font = {
  ref: PDFRef
  width: Typeface['width']
  /** The letters of a text by their numbers in this document, in hexadecimal. Throws on a letter that the font does not have. */
  encode(text: string): string
}

/**
 * The letters that nearly every document uses stand first in each subset, in this order: such documents share one subset,
 * which a process makes once. Another letter comes behind them when a document first uses it.
 */
const usual = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)),
  ...'\u00a0éëïöüèáóúíçâêôûñäÉËÖÜ€–—‘’“”•·…²°×ıȷ',
]

const shared = new Map<FontName, ReadonlyMap<string, string>>()

/** Opens the fonts of a document; `close` embeds them when all is written. */
export function openFonts(document: PDFDocument): { fonts: Fonts; close(): void } {
  const made = fontNames.map((name) => ({ name, ...openFont(document, name) }))
  return {
    fonts: Object.fromEntries(made.map(({ name, font }) => [name, font])) as Fonts,
    close() {
      for (const { close } of made) close()
    },
  }
}

function openFont(document: PDFDocument, name: FontName): { font: Font; close(): void } {
  const face = typeface(name)
  const codes = shared.get(name) ?? codesOf(face, usual)
  shared.set(name, codes)
  const ref = document.context.nextRef()
  const rare = new Map<string, string>()
  const add = (letter: string) => {
    if (!face.has(letter)) throw new Error(`no font has ${JSON.stringify(letter)} (${codeOf(letter)})`)
    const code = hexadecimal(codes.size + rare.size + 1)
    rare.set(letter, code)
    return code
  }
  const font: Font = {
    ref,
    width: face.width,
    encode(text) {
      let hex = ''
      for (const letter of text) hex += codes.get(letter) ?? rare.get(letter) ?? add(letter)
      return hex
    },
  }
  return { font, close: () => embedSubset(document, ref, face, [...codes.keys(), ...rare.keys()]) }
}

function codesOf(face: Typeface, letters: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    letters.filter((letter) => face.has(letter)).map((letter, index) => [letter, hexadecimal(index + 1)]),
  )
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, '0')
}
