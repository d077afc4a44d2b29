declare module 'fontkit' {
  export type Glyph = { id: number; advanceWidth: number }
  export type Subset = { includeGlyph(glyph: Glyph): number; encode(): Uint8Array }
  export type Font = {
    characterSet: number[]
    unitsPerEm: number
    italicAngle: number
    ascent: number
    descent: number
    capHeight: number
    xHeight: number
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
    glyphForCodePoint(code: number): Glyph
    createSubset(): Subset
  }
  export function create(data: Buffer, name?: string): Font
}
