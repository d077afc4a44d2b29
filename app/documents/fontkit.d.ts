declare module 'fontkit' {
  export type Subset = { encode(): Uint8Array; encodeStream?: () => unknown }
  export type Font = { characterSet: number[]; createSubset(): Subset }
  export function create(data: Buffer, name?: string): Font
}
