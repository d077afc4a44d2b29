import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

export const fontNames = ['regular', 'strong', 'head'] as const
export type FontName = (typeof fontNames)[number]

/** A font file, read once in the life of a process, with the width of each letter in thousandths of its size. */
export type Typeface = {
  name: FontName
  font: fontkit.Font
  has(letter: string): boolean
  width(text: string, size: number): number
}

const files: Record<FontName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
  head: '700Bold/SourceSans3_700Bold.ttf',
}
const require = createRequire(import.meta.url)
const open = new Map<FontName, Typeface>()

/** The typeface of this name. */
export function typeface(name: FontName): Typeface {
  const known = open.get(name)
  if (known) return known
  const font = fontkit.create(
    readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${files[name]}`)),
  )
  const letters = new Set(font.characterSet)
  const widths: (number | undefined)[] = []
  const widthOf = (code: number) => {
    const wide = (font.glyphForCodePoint(code).advanceWidth * 1000) / font.unitsPerEm
    widths[code] = wide
    return wide
  }
  const made: Typeface = {
    name,
    font,
    has: (letter) => letters.has(codeOf(letter)),
    width(text, size) {
      let wide = 0
      for (let at = 0; at < text.length; at++) {
        const code = text.codePointAt(at) as number
        wide += widths[code] ?? widthOf(code)
        if (code > 0xffff) at++
      }
      return (wide * size) / 1000
    },
  }
  open.set(name, made)
  return made
}

export function codeOf(letter: string): number {
  return letter.codePointAt(0) as number
}
