/** A whole number below 2³² that looks like chance and is the same on every machine (FNV-1a). */
export function chanceOf(text: string): number {
  let value = 2_166_136_261
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) as number), 16_777_619) >>> 0
  }
  return value
}
