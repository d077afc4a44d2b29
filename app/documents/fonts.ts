import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'

export type FontName = 'regular' | 'strong' | 'head'
export type Fonts = Record<FontName, Typeface>

/** A font of one document, with the widths of words it measured before: measuring is what costs most. */
export type Typeface = { font: PDFFont; width(text: string, size: number): number }

const files: Record<FontName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
  head: '700Bold/SourceSans3_700Bold.ttf',
}

/** Embeds the letters that a document uses, as subsets under fixed names, so that equal documents have equal bytes. */
export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(adapter as never)
  const entries = await Promise.all(
    Object.entries(files).map(async ([name, file], index) => {
      const customName = `${'DBIJ'}${'ABCDEF'.slice(index, index + 2)}+SourceSans3-${name}`
      const font = await document.embedFont(await bytesOf(file), { subset: true, customName })
      return [name, typeface(font)] as const
    }),
  )
  return Object.fromEntries(entries) as Fonts
}

/** The first character of a text that our letters cannot print, or null. A missing letter would be an empty box. */
export async function unprintable(text: string): Promise<string | null> {
  letters ??= await characters()
  return [...text].find((character) => character !== '\n' && !letters?.has(character.codePointAt(0) as number)) ?? null
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
    Object.values(files).map(async (file) => new Set(fontkit.create(Buffer.from(await bytesOf(file))).characterSet)),
  )
  return new Set([...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code))))
}

function typeface(font: PDFFont): Typeface {
  const known = new Map<string, number>()
  return {
    font,
    width(text, size) {
      const one = known.get(text) ?? font.widthOfTextAtSize(text, 1000)
      known.set(text, one)
      return (one * size) / 1000
    },
  }
}

/**
 * pdf-lib asks for a stream of the subset; fontkit 2 gives its bytes at once. Letters are set one by one: pdf-lib places
 * them by their own widths anyway, and looking for ligatures and kerning takes three quarters of the time.
 */
const adapter = {
  create(data: Uint8Array, name?: string) {
    const font = fontkit.create(Buffer.from(data), name)
    font.layout = (text) => ({ glyphs: font.glyphsForString(text.normalize('NFC')) })
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
  },
}
