/** A whole number below 2³² that looks like chance and is the same on every machine (FNV-1a). */
export function chanceOf(text: string): number {
  let value = 2_166_136_261
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) as number), 16_777_619) >>> 0
  }
  return value
}

/** Draws whole numbers from 0 up to but not including `below`; the same seed gives the same draws on every machine. */
export type Draw = (below: number) => number

/** Draws for a bootstrap, from the generator Mulberry32 (Ettinger 2017). Not for a lottery: a seed can be guessed. */
export function drawsFrom(seed: string): Draw {
  let state = chanceOf(seed) | 0
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
