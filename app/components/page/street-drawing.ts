/** The paths of a street, one per material: a few long strings are the cheapest to render. */
export type StreetDrawing = Record<
  'front' | 'back' | 'lit' | 'dim' | 'dark' | 'backLit' | 'backDim' | 'backDark',
  string
>

type Walls = 'front' | 'back'
type Glass = 'lit' | 'dim' | 'dark'
type Pen = { draw: StreetDrawing; chance: () => number; walls: Walls; ground: number }

/** Draws the street from a seed: the same seed gives the same windows with light, for ever. */
export function drawStreet(variant: 'hero' | 'footer', seed: number): StreetDrawing {
  const draw = { front: '', back: '', lit: '', dim: '', dark: '', backLit: '', backDim: '', backDark: '' }
  const chance = randomFrom(seed)
  if (variant === 'hero') {
    drawHeroBack({ draw, chance, walls: 'back', ground: 246 })
    drawHeroFront({ draw, chance, walls: 'front', ground: 246 })
  } else {
    drawFooter({ draw, chance, walls: 'front', ground: 120 })
  }
  return draw
}

function drawHeroBack(pen: Pen) {
  flat(pen, 40, 81, 170)
  flat(pen, 330, 132, 120)
  tree(pen, 300, 202, 26)
  flat(pen, 780, 64, 210)
  tree(pen, 1010, 200, 30)
  flat(pen, 1090, 115, 150)
  tree(pen, 1290, 204, 28)
  flat(pen, 1330, 81, 150)
  pen.draw.back += 'M594 246l8-118h48l6 118zM610 120h14v9h-14zM632 120h14v9h-14z'
  pen.draw.backDark += 'M622 146h6v16h-6zM620 180h6v16h-6z'
}

function drawHeroFront(pen: Pen) {
  houses(pen, -20, 5, 48, 190, 162)
  tree(pen, 240, 216, 20)
  school(pen, 268, 196, 190)
  tree(pen, 486, 220, 17)
  houses(pen, 520, 6, 46, 192, 165)
  flat(pen, 826, 149, 104)
  tree(pen, 960, 212, 22)
  houses(pen, 1000, 4, 50, 188, 158)
  school(pen, 1222, 196, 160)
  tree(pen, 1402, 216, 20)
  pen.draw.front += 'M0 246h1440v34H0z'
}

function drawFooter(pen: Pen) {
  flat(pen, 30, 40, 140)
  houses(pen, 196, 5, 44, 78, 56)
  tree(pen, 436, 96, 16)
  school(pen, 470, 70, 150)
  houses(pen, 650, 4, 44, 78, 56)
  tree(pen, 846, 92, 18)
  flat(pen, 880, 23, 170)
  houses(pen, 1074, 4, 46, 76, 52)
  tree(pen, 1280, 94, 16)
  school(pen, 1310, 70, 150)
  pen.draw.front += 'M0 119h1440v2H0z'
}

/** A block of flats: rows of windows under a lift house. */
function flat(pen: Pen, x: number, top: number, width: number) {
  wall(pen, x, top, width)
  box(pen, x + width * 0.14, top - 9, width * 0.16, 9)
  const count = Math.floor((width - 24) / 20) + 1
  const step = (width - 24) / (count - 1)
  for (let y = top + 9; y + 9 < pen.ground - 8; y += 17) {
    for (let index = 0; index < count; index++) glass(pen, x + 7 + index * step, y, 10, 9)
  }
}

/** A row of houses with pointed roofs, a chimney each, and a door that is never lit. */
function houses(pen: Pen, x: number, count: number, width: number, eaves: number, ridge: number) {
  const rise = eaves - ridge
  for (let index = 0; index < count; index++) {
    const left = x + index * width
    pen.draw[pen.walls] +=
      `M${left} ${pen.ground}V${eaves}L${left + width / 2} ${ridge} ${left + width} ${eaves}V${pen.ground}z`
    box(pen, left + width * 0.68, ridge + rise * 0.22, 6, rise / 2)
    glass(pen, left + width * 0.2, eaves + 7, 9, 11)
    glass(pen, left + width * 0.58, eaves + 7, 9, 11)
    glass(pen, left + width * 0.2, eaves + 29, 9, 12)
    pane(pen, 'dark', left + width * 0.58, eaves + 29, 9, pen.ground - eaves - 29)
  }
}

/** A school or a community house: low, with broad windows and one room above. */
function school(pen: Pen, x: number, top: number, width: number) {
  wall(pen, x, top, width)
  box(pen, x + width * 0.62, top - 22, width * 0.26, 22)
  for (let left = x + 12; left + 19 <= x + width - 12; left += 27) glass(pen, left, top + 11, 19, 16)
  glass(pen, x + width * 0.66, top - 16, 11, 10)
  glass(pen, x + width * 0.66 + 18, top - 16, 11, 10)
}

function tree(pen: Pen, x: number, y: number, radius: number) {
  pen.draw[pen.walls] +=
    `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`
  box(pen, x - 2, y, 4, pen.ground - y)
}

function wall(pen: Pen, x: number, top: number, width: number) {
  box(pen, x, top, width, pen.ground - top)
}

function box(pen: Pen, x: number, y: number, width: number, height: number) {
  pen.draw[pen.walls] += rectangle(x, y, width, height)
}

/** In front one window in three is lit and one in eight is dim; far away one in eight. */
function glass(pen: Pen, x: number, y: number, width: number, height: number) {
  const share = pen.chance()
  const near = pen.walls === 'front'
  const kind = share < (near ? 0.34 : 0.1) ? 'lit' : share < (near ? 0.47 : 0.14) ? 'dim' : 'dark'
  pane(pen, kind, x, y, width, height)
}

function pane(pen: Pen, kind: Glass, x: number, y: number, width: number, height: number) {
  const far = { lit: 'backLit', dim: 'backDim', dark: 'backDark' } as const
  pen.draw[pen.walls === 'front' ? kind : far[kind]] += rectangle(x, y, width, height)
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`
}

function short(value: number): number {
  return Math.round(value * 10) / 10
}

/** mulberry32: a small generator that gives the same row for the same seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
