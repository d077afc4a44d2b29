import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import { type PDFDocument, type PDFFont, PDFHexString, PDFName } from 'pdf-lib'

export type FontName = 'regular' | 'strong' | 'head'
export type Fonts = Record<FontName, Typeface>

/**
 * A font of one document, under the name that its pages call it by. It is set letter by letter, without ligatures and
 * kerning, and knows the width and the code of each letter after the first time: that is what costs most.
 */
export type Typeface = {
  font: PDFFont
  key: PDFName
  width(text: string, size: number): number
  encode(text: string): PDFHexString
}

const files: Record<FontName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
  head: '700Bold/SourceSans3_700Bold.ttf',
}

/** Embeds the letters that a document uses, as subsets under fixed names, so that equal documents have equal bytes. */
export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(adapter as never)
  const fonts: Partial<Fonts> = {}
  for (const [index, [name, file]] of Object.entries(files).entries()) {
    const customName = `${'DBIJ'}${'ABCDEF'.slice(index, index + 2)}+SourceSans3-${name}`
    const font = await document.embedFont(await bytesOf(file), { subset: true, customName })
    fonts[name as FontName] = typeface(font, name)
  }
  return fonts as Fonts
}

/** The first character of a text that our letters cannot print, or null. A missing letter would be an empty box. */
export async function unprintable(text: string): Promise<string | null> {
  letters ??= await characters()
  return (
    [...text].find((character) => character !== '\n' && !letters?.has(character.codePointAt(0) as number)) ??
    null
  )
}

/** What stands for a small picture that our letters do not have; the same word in each language. */
export const pictureWord = '[emoji]'

/**
 * A text as our letters can print it: a small picture, whatever it is made of, becomes `pictureWord`; another letter that we
 * do not have stands by its Unicode number, such as [U+0E01]. Nothing is left out.
 */
export async function printable(text: string): Promise<string> {
  letters ??= await characters()
  const known = letters
  return [...graphemes.segment(text)]
    .map(({ segment }) => {
      const unknown = [...segment].some((letter) => letter !== '\n' && !known.has(letter.codePointAt(0) ?? 0))
      return unknown && pictures.test(segment) ? pictureWord : byNumber(segment, known)
    })
    .join('')
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u

function byNumber(text: string, known: ReadonlySet<number>): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (letter === '\n' || known.has(code)) return letter
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
}

let letters: ReadonlySet<number> | undefined
const require = createRequire(import.meta.url)
const bytes = new Map<string, Promise<Uint8Array>>()

function bytesOf(file: string): Promise<Uint8Array> {
  const path = require.resolve(`@expo-google-fonts/source-sans-3/${file}`)
  const known = bytes.get(path) ?? readFile(path)
  bytes.set(path, known)
  return known
}

async function characters(): Promise<ReadonlySet<number>> {
  const sets = await Promise.all(
    Object.values(files).map(
      async (file) => new Set(fontkit.create(Buffer.from(await bytesOf(file))).characterSet),
    ),
  )
  return new Set([...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code))))
}

function typeface(font: PDFFont, name: string): Typeface {
  const widthOf = remembered((letter) => font.widthOfTextAtSize(letter, 1000))
  const codeOf = remembered((letter) => font.encodeText(letter).asString())
  return {
    font,
    key: PDFName.of(name),
    width(text, size) {
      let wide = 0
      for (const letter of text.normalize('NFC')) wide += widthOf(letter)
      return (wide * size) / 1000
    },
    encode(text) {
      let codes = ''
      for (const letter of text.normalize('NFC')) codes += codeOf(letter)
      return PDFHexString.of(codes)
    },
  }
}

function remembered<Value>(find: (letter: string) => Value): (letter: string) => Value {
  const known = new Map<string, Value>()
  return (letter) => {
    const value = known.get(letter)
    if (value !== undefined) return value
    const found = find(letter)
    known.set(letter, found)
    return found
  }
}

/**
 * Says of each glyph once which character it stands for: the first that has it. fontkit would keep the character that happened
 * to meet it first, or none for a glyph first met as a part of another, as the S of Ş is; a document would depend on those made
 * before it.
 */
function named(font: fontkit.Font): fontkit.Font {
  const seen = new Set<number>()
  for (const code of [...font.characterSet].sort((one, other) => one - other)) {
    const glyph = font.glyphForCodePoint(code)
    if (seen.has(glyph.id)) continue
    seen.add(glyph.id)
    glyph.codePoints = [code]
  }
  return font
}

/** A font file is read once; each document has a subset of its own. pdf-lib asks for a stream of it; fontkit 2 gives bytes. */
const adapter = { create: (data: Uint8Array) => openFont(data) }
const open = new WeakMap<Uint8Array, fontkit.Font>()

function openFont(data: Uint8Array): fontkit.Font {
  const known = open.get(data)
  if (known) return known
  const font = named(fontkit.create(Buffer.from(data)))
  open.set(data, font)
  font.layout = (text) => ({ glyphs: font.glyphsForString(text) })
  const makeSubset = font.createSubset.bind(font)
  font.createSubset = () => {
    const subset = makeSubset()
    subset.encodeStream = () => ({
      on(event: string, call: (chunk?: Uint8Array) => void) {
        if (event === 'data') call(subset.encode())
        else if (event === 'end') queueMicrotask(call)
        return this
      },
    })
    return subset
  }
  return font
}
