declare module 'fontkit' {
  export type Subset = { encode(): Uint8Array; encodeStream?: () => unknown }
  export type Glyph = { id: number; codePoints: number[] }
  export type Font = {
    characterSet: number[]
    glyphForCodePoint(code: number): Glyph
    createSubset(): Subset
    glyphsForString(text: string): Glyph[]
    layout: (text: string) => { glyphs: Glyph[] }
  }
  export function create(data: Buffer, name?: string): Font
}
