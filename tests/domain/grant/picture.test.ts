import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import {
  type AgreementPictureData,
  layoutAgreement,
  type PictureAnchor,
  type PictureWords,
} from '#app/domain/grant/picture.ts'
import { textWidth, wrapText } from '#app/domain/grant/picture-text.ts'

const words: PictureWords = {
  months: ['jan.', 'febr.', 'maart', 'april', 'mei', 'juni', 'juli', 'aug.', 'sept.', 'okt.', 'nov.', 'dec.'],
  day: (day) => `${Number(day.slice(8))} ${words.months[Number(day.slice(5, 7)) - 1]}`,
  money: (cents) => `€ ${cents / 100}`,
  trancheOf: (number, of) => `${number} van ${of}`,
  sign: 'Tekenen',
  signed: 'Getekend',
  review: 'Leermoment',
}

const buurtgezinnen: AgreementPictureData = {
  from: '2026-03-16',
  to: '2026-12-31',
  today: '2026-03-05',
  milestones: [
    {
      id: 'a',
      number: 1,
      title: 'Nulmeting klaar, 2 coördinatoren werken',
      due: '2026-05-15',
      state: 'ahead',
    },
    { id: 'b', number: 2, title: '20 gezinnen gekoppeld', due: '2026-09-01', state: 'ahead' },
    {
      id: 'c',
      number: 3,
      title: 'Leermoment: doorgaan, anders of stoppen',
      due: '2026-10-15',
      state: 'ahead',
    },
    { id: 'd', number: 4, title: '40 gezinnen gekoppeld', due: '2026-11-30', state: 'ahead' },
  ],
  reviewDate: '2026-10-15',
  reports: [{ id: 'e', title: 'Eindverslag', due: '2026-12-15' }],
  tranches: [
    tranche(1, 1_200_000, '2026-03-16', { signed: true }, 3333),
    tranche(2, 1_000_000, '2026-05-15', { milestone: 'a' }, 2778),
    tranche(3, 1_000_000, '2026-09-01', { milestone: 'b' }, 2778),
    tranche(4, 400_000, '2026-12-15', { report: 'e' }, 1111),
  ],
}

function tranche(number: number, amount: number, plannedOn: string, anchor: PictureAnchor, share: number) {
  const conditionWords = 'als mijlpaal 1 is goedgekeurd'
  return {
    id: `t${number}`,
    number,
    of: 4,
    amount,
    plannedOn,
    conditionWords,
    anchor,
    state: 'ahead' as const,
    share,
  }
}

describe('the picture of the agreement', () => {
  test('stands as the worked example of a screen', () => {
    const picture = layoutAgreement(buurtgezinnen, 1040, words)
    expect(picture.months.map(({ text }) => text)).toEqual(words.months.slice(2))
    expect(picture.thread).toMatchObject({ y: 176, from: 30, to: 1010 })
    expect(picture.knots.map(({ x, state, half }) => [Math.round(x), state, half])).toEqual([
      [77, 'now', false],
      [270, 'ahead', false],
      [618, 'ahead', false],
      [760, 'ahead', true],
      [909, 'ahead', false],
      [956, 'ahead', false],
    ])
    expect(picture.above.map(({ key, lines }) => [key, lines.length])).toEqual([
      ['signing', 2],
      ['milestone a', 3],
      ['milestone b', 2],
      ['milestone c', 3],
      ['milestone d', 2],
      ['report e', 2],
    ])
    expect(picture.below.map(({ key, x }) => [key, x])).toEqual([
      ['t1', 14],
      ['t2', 204],
      ['t3', 528],
      ['t4', 846],
    ])
    expect(picture.below.map(({ bar }) => bar.filled)).toEqual([51, 42, 42, 17])
  })

  test('is the same picture on paper, a little narrower', () => {
    const paper = layoutAgreement(buurtgezinnen, 830, words)
    expect(paper.below.map(({ width }) => width)).toEqual([148, 148, 148, 148])
    expect(paper.knots).toHaveLength(6)
    expect(paper.height).toBeGreaterThan(300)
  })

  test('solid behind: up to today, and up to the last thing done', () => {
    const signed = { ...buurtgezinnen, signedOn: '2026-03-10', today: '2026-06-01' }
    const picture = layoutAgreement(signed, 1040, words)
    expect(picture.thread.solidTo).toBeCloseTo(324, 0)
    expect(picture.knots[0]).toMatchObject({ state: 'done' })
    const early = layoutAgreement({ ...signed, today: '2026-01-01' }, 1040, words)
    expect(early.thread.solidTo).toBe(early.knots[0]?.x)
  })

  test('a wide amount leaves its line to itself', () => {
    const wide = [
      tranche(1, 1_234_550, '2026-03-16', { signed: true }, 10_000),
      ...buurtgezinnen.tranches.slice(1),
    ]
    const [first, second] = layoutAgreement({ ...buurtgezinnen, tranches: wide }, 830, {
      ...words,
      money: (cents) => (cents % 100 ? dutch(cents) : words.money(cents)),
    }).below
    expect(first?.ofY).toBeGreaterThan(second?.ofY ?? 0)
    expect(first?.bar.width).toBeLessThan(second?.bar.width ?? 0)
  })

  test('a long agreement names years, a short one months', () => {
    const long = layoutAgreement({ ...buurtgezinnen, to: '2029-12-31' }, 830, words)
    expect(long.months.map(({ text }) => text)).toContain('2028')
    expect(long.months.length).toBeLessThan(20)
  })

  test('money that waits for a date has a knot of its own', () => {
    const picture = layoutAgreement(
      { ...buurtgezinnen, tranches: [tranche(1, 100, '2026-07-10', { date: '2026-07-10' }, 10_000)] },
      1040,
      words,
    )
    const tag = picture.below[0]
    expect(picture.knots.at(-1)).toMatchObject({ key: 'tranche t1', x: tag?.string[0]?.x })
  })
})

const dutch = (cents: number) =>
  `€ ${new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(cents / 100)}`

describe('in every agreement', () => {
  test('labels never overlap and stay inside', () => {
    fc.assert(
      fc.property(agreements, fc.constantFrom(1040, 830), (data, width) => {
        const picture = layoutAgreement(data, width, words)
        const boxes = picture.above.map(({ box }) => box)
        expect(overlaps(boxes)).toEqual([])
        expect(overlaps(picture.below)).toEqual([])
        for (const box of [...boxes, ...picture.below]) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(width)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect(box.y + box.height).toBeLessThanOrEqual(picture.height)
        }
      }),
    )
  })

  test('a string stays at the date of its knot and ends at its own label', () => {
    fc.assert(
      fc.property(agreements, (data) => {
        const picture = layoutAgreement(data, 1040, words)
        const knots = picture.knots.map(({ x }) => x)
        for (const tag of picture.below) {
          expect(knots).toContain(tag.string[0]?.x)
          const end = tag.string.at(-1)
          expect(end?.y).toBe(tag.y)
          expect(end?.x).toBeGreaterThanOrEqual(tag.x)
          expect(end?.x).toBeLessThanOrEqual(tag.x + tag.width)
        }
        for (const label of picture.above) expect(knots).toContain(label.string.x)
      }),
    )
  })

  test('every milestone, report and tranche is in it, and the same data give the same picture', () => {
    fc.assert(
      fc.property(agreements, (data) => {
        const picture = layoutAgreement(data, 830, words)
        const keys = new Set(picture.above.map(({ key }) => key))
        for (const { id } of data.milestones) expect(keys).toContain(`milestone ${id}`)
        expect(picture.below.map(({ key }) => key).sort()).toEqual(data.tranches.map(({ id }) => id).sort())
        expect(layoutAgreement(data, 830, words)).toEqual(picture)
      }),
      { numRuns: 40 },
    )
  })
})

describe('text without a font', () => {
  test('no line is wider than asked, and nothing is lost while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 8 }), (parts) => {
        const text = parts.join(' ')
        const lines = wrapText(text, 168, 3, 14)
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(168 + 14)
      }),
    )
    expect(
      wrapText('het ‘Tussenverslag’ van het buurthuis is goedgekeurd', 120, 2, 14).join(' '),
    ).not.toMatch(/\p{L}…/u)
    expect(wrapText('‘Tussenverslagen’', 90, 2, 14)).toEqual(['‘Tussenve-', 'rslagen’'])
    expect(wrapText('als wij allebei hebben getekend', 140, 2, 14).join(' ')).toBe(
      'als wij allebei hebben getekend',
    )
  })
})

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-20', days))
const title = fc.lorem({ maxCount: 9 })
const place = fc.constantFrom('done' as const, 'now' as const, 'ahead' as const)

/** Agreements of up to nine milestones, three reports and eight tranches, crowded ones among them. */
const agreements: fc.Arbitrary<AgreementPictureData> = fc
  .record({
    due: fc.array(day, { maxLength: 9 }),
    titles: fc.array(title, { minLength: 12, maxLength: 12 }),
    reports: fc.array(day, { maxLength: 3 }),
    crowded: fc.boolean(),
    signed: fc.option(day),
    review: fc.option(day),
    amounts: fc.array(fc.integer({ min: 1, max: 9_999_999_99 }), { minLength: 1, maxLength: 8 }),
    picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    states: fc.array(place, { minLength: 9, maxLength: 9 }),
  })
  .map((drawn) => {
    const days = drawn.crowded ? drawn.due.map((_, index) => addDays('2026-05-01', index * 2)) : drawn.due
    const milestones = days.map((due, index) => ({
      id: `m${index}`,
      number: index + 1,
      title: drawn.titles[index] as string,
      due,
      state: drawn.states[index] ?? ('ahead' as const),
    }))
    const reports = drawn.reports.map((due, index) => ({
      id: `r${index}`,
      title: drawn.titles[9 + index] as string,
      due,
    }))
    const anchors: PictureAnchor[] = [
      { signed: true },
      { date: '2026-06-06' },
      ...milestones.map(({ id }) => ({ milestone: id })),
      ...reports.map(({ id }) => ({ report: id })),
    ]
    return {
      from: '2026-01-20',
      to: '2026-12-31',
      today: '2026-06-01',
      signedOn: drawn.signed ?? undefined,
      reviewDate: drawn.review ?? undefined,
      milestones,
      reports,
      tranches: drawn.amounts.map((amount, index) => ({
        id: `t${index}`,
        number: index + 1,
        of: drawn.amounts.length,
        amount,
        plannedOn: '2026-06-06',
        conditionWords: drawn.titles[index] as string,
        anchor: anchors[(drawn.picks[index] as number) % anchors.length] as PictureAnchor,
        state: drawn.states[index] as 'done',
        share: 1_250,
      })),
    }
  })

type Box = { x: number; y: number; width: number; height: number }

function overlaps(boxes: readonly Box[]): [number, number][] {
  const found: [number, number][] = []
  boxes.forEach((one, index) => {
    boxes.slice(index + 1).forEach((other, offset) => {
      const beside = one.x + one.width <= other.x || other.x + other.width <= one.x
      const apart = one.y + one.height <= other.y || other.y + other.height <= one.y
      if (!beside && !apart) found.push([index, index + 1 + offset])
    })
  })
  return found
}
