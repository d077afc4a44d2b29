declare module 'fontkit' {
  export type Subset = { encode(): Uint8Array; encodeStream?: () => unknown }
  export type Font = {
    characterSet: number[]
    createSubset(): Subset
    glyphsForString(text: string): unknown[]
    layout: (text: string) => { glyphs: unknown[] }
  }
  export function create(data: Buffer, name?: string): Font
}
