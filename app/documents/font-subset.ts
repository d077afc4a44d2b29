import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFInvalidObject, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import { codeOf, type Typeface } from './typefaces.ts'

/** What a set of letters becomes in a file: the font program, which glyph each code is, and which letter it stands for. */
type Subset = {
  program: Uint8Array
  length: number
  glyphs: Uint8Array
  letters: Uint8Array
  widths: PDFInvalidObject
  tag: string
}

const kept = new Map<string, Subset>()
const atMost = 30

/**
 * Embeds the letters of a typeface under `ref`; the first letter has code 1. Equal letters give equal bytes, under a name that is made
 * from them.
 */
export function embedSubset(
  { context }: PDFDocument,
  ref: PDFRef,
  face: Typeface,
  letters: readonly string[],
): void {
  const { program, length, glyphs, letters: unicode, widths, tag } = subsetOf(face, letters)
  const stream = (bytes: Uint8Array, more = {}) =>
    context.register(
      PDFRawStream.of(context.obj({ Length: bytes.length, Filter: 'FlateDecode', ...more }), bytes),
    )
  const name = `${tag}+SourceSans3-${face.name}`
  const { font } = face
  const scale = 1000 / font.unitsPerEm
  const { minX, minY, maxX, maxY } = font.bbox
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [minX, minY, maxX, maxY].map((edge) => edge * scale),
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      XHeight: font.xHeight * scale,
      StemV: 0,
      FontFile2: stream(program, { Length1: length }),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDToGIDMap: stream(glyphs),
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: widths,
    }),
  )
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: stream(unicode),
    }),
  )
}

function subsetOf(face: Typeface, letters: readonly string[]): Subset {
  const key = `${face.name} ${letters.join('')}`
  const known = kept.get(key)
  if (known) return known
  const made = makeSubset(face, letters)
  const oldest = kept.keys().next().value
  if (kept.size >= atMost && oldest !== undefined) kept.delete(oldest)
  kept.set(key, made)
  return made
}

function makeSubset({ font, width }: Typeface, letters: readonly string[]): Subset {
  const subset = font.createSubset()
  const glyphs = Buffer.alloc(2 * (letters.length + 1))
  for (const [index, letter] of letters.entries())
    glyphs.writeUInt16BE(subset.includeGlyph(font.glyphForCodePoint(codeOf(letter))), 2 * (index + 1))
  const program = subset.encode()
  return {
    program: deflateSync(program),
    length: program.length,
    glyphs: deflateSync(glyphs),
    letters: deflateSync(unicodeMap(letters)),
    widths: PDFInvalidObject.of(
      Buffer.from(`[1 [${letters.map((letter) => width(letter, 1000)).join(' ')}]]`),
    ),
    tag: tagOf(letters.join('')),
  }
}

function unicodeMap(letters: readonly string[]): string {
  const rows = letters.map((letter, index) => `<${hex(index + 1)}> <${unicodeOf(letter)}>`)
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, block) =>
    rows.slice(100 * block, 100 * (block + 1)),
  )
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

/** In UTF-16; who searches or copies finds a plain space where a line may not break. */
function unicodeOf(letter: string): string {
  const plain = letter === '\u00a0' ? ' ' : letter
  return Buffer.from(plain, 'utf16le').swap16().toString('hex')
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

/** Six capitals, as a subset is named by. */
function tagOf(text: string): string {
  const hash = createHash('sha256').update(text).digest()
  return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}
