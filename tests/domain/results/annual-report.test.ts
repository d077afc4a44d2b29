import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, amsterdamInstant, endOfDay, type IsoDate } from '#app/domain/calendar.ts'
import { composeHarvest, continued } from '#app/domain/results/annual-report.ts'
import { aimsAt, fallsIn, knownOf, spanOf } from '#app/domain/results/annual-report-facts.ts'
import { linkNumbers } from '#app/domain/results/annual-report-link.ts'
import { looseNumbers } from '#app/domain/results/annual-report-loose.ts'
import { changedIn, numberOf, resolved, seenIn, unknownIn } from '#app/domain/results/annual-report-number.ts'
import {
  canApproveHarvest,
  canEditHarvest,
  canMoveHarvest,
  canOfferHarvest,
  canStartHarvest,
  canWriteHarvest,
  type HarvestStand,
  harvestMoves,
} from '#app/domain/results/annual-report-rules.ts'
import { stretchesOf, tokenForms, tokensIn, written } from '#app/domain/results/annual-report-token.ts'
import { knownThen } from '#app/domain/results/known-then.ts'
import { refused } from '#app/domain/verdict.ts'
import { harvestFacts, plainWords } from './an-annual-report.ts'

const facts = harvestFacts()
const blocks = composeHarvest(facts, plainWords)
const block = (key: string) => blocks.find((one) => one.key === key)!
const shown = (text: string) =>
  resolved(text, facts, (number) =>
    number.kind === 'figure'
      ? [number.value.value, number.value.valueMax].filter((one) => one != null).join(' tot ')
      : number.kind,
  )
    .map((part) => part.text)
    .join('')

describe('the harvest of the real programme', () => {
  test('puts its numbers in the texts of the programme itself, and each only where its quote stands', () => {
    expect(block('veiligheid.plan-3.execution').text.nl).toContain(
      'Er zijn {{figure:S03:2024}} door het team verder geholpen waarvan {{figure:S04:2024}} in een persoonsgerichte aanpak (PGA), {{figure:S05:2024:number}} in de lokale preventieve aanpak en {{figure:S06:2024:number}} in aanpak',
    )
    expect(block('wonen.plan-3.execution').text.nl).toContain(
      'is bij {{figure:W09:2024:number}} van de {{figure:W09:2024:of}} particuliere woningen gestart',
    )
    expect(block('leren.plan-3.execution').text.nl).toContain(
      'Er is {{figure:L08:2024:number}} uur extra ontwikkeltijd per week op {{figure:L09:2024}} voor {{figure:L10:2024}} gerealiseerd.',
    )
    expect(block('gezondheid.plan-2.execution').text.nl).toContain(
      '({{figure:H02:2024:number}}) van bewoners',
    )
    expect(block('gezondheid.plan-2.execution').text.nl).toContain('({{figure:H03:2024:number}}) is de hulp')
    expect(block('werk.plan-1').text.nl).toContain('met {{target:A01}} bij bedrijven')
    expect(block('werk.plan-3.execution').text.nl).toContain(
      'waarvan {{figure:A05:2024:number}} in Leeuwarden',
    )
    expect(block('breakthroughs').text.nl).toContain('{{target:P13}} schuldenvrij')
  })

  test('counts plans of the same name, and leaves a name of its own as it is', () => {
    const named = (labels: string[]) => {
      const plans = labels.map((label) => ({
        ...{ kind: 'plan' as const, pillar: 'werk', label },
        ...{ plan: 'Wat wij willen.', execution: '' },
      }))
      const titles = composeHarvest({ ...facts, plans }, plainWords).filter(({ kind }) => kind === 'plan')
      return titles.map(({ title }) => title)
    }
    expect(named(['Plan', 'Fietsles', 'Plan'])).toEqual(['Plan 1', 'Fietsles', 'Plan 2'])
    expect(named(['Fietsles'])).toEqual(['Fietsles'])
  })

  test('gives every indicator a place in a list, its parts behind the whole, and adds nothing up', () => {
    const listed = blocks.flatMap(({ indicators }) => indicators)
    expect(listed.toSorted()).toEqual(facts.indicators.map(({ key }) => key).toSorted())
    expect(block('veiligheid.figures').indicators).toEqual(['S03', 'S04', 'S05', 'S06'])
    expect(JSON.stringify(blocks.map(({ text }) => shown(text.nl)))).not.toMatch(/\b66\b/)
  })

  test('says what is missing, and only that', () => {
    const missing = blocks.filter(({ kind }) => kind === 'missing').map(({ text }) => text.nl)
    expect(missing.join('\n')).toContain('{{target:A01}} not-measured')
    const keys = facts.indicators
      .filter((one) => knownOf(one, facts).kind === 'missing')
      .map(({ key }) => key)
    expect(keys.toSorted()).toEqual(['A01', 'A09', 'L11', 'P13', 'W03b', 'W04', 'W11'])
    expect(knownOf(facts.indicators.find(({ key }) => key === 'W10')!, facts)).toMatchObject({
      kind: 'whole',
      value: 38,
    })
    expect(knownOf(facts.indicators.find(({ key }) => key === 'L07')!, facts)).toMatchObject({
      kind: 'elsewhere',
      at: { key: 'L08' },
    })
  })

  test('knows each number it begins with', () => {
    for (const { text } of blocks) expect(unknownIn(text.nl, facts)).toEqual([])
  })

  test('of a part of a year or another year it has no figures of the whole', () => {
    expect(fallsIn('2024', { year: 2024, cutOff: '2024-12-31' })).toBe(true)
    expect(fallsIn('2024', { year: 2024, cutOff: '2024-07-01' })).toBe(false)
    expect(fallsIn('t/m 2035', { year: 2035, cutOff: '2035-12-31' })).toBe(false)
    expect(aimsAt({ period: '2024' }, 2025)).toBe(false)
    expect(aimsAt({ period: 't/m 2035' }, 2025)).toBe(true)
    expect(aimsAt({ period: null }, 2025)).toBe(true)
  })

  test('a new version keeps what was written and takes in what is new', () => {
    const last = blocks.filter(({ key }) => key !== 'werk.figures').map((one) => ({ ...one }))
    const edited = last.map((one) =>
      one.key === 'opening' ? { ...one, text: { nl: 'Eigen woorden.', en: null } } : one,
    )
    const next = continued(edited, blocks)
    expect(next.map(({ key }) => key)).toEqual(blocks.map(({ key }) => key))
    expect(next[0]?.text.nl).toBe('Eigen woorden.')
  })
})

describe('live numbers in a text', () => {
  const token = fc.oneof(
    fc.record({
      kind: fc.constant('figure' as const),
      key: fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/),
      period: fc.stringMatching(/^[a-z/]{0,3} ?[0-9]{4}$/).map((one) => one.trim()),
      form: fc.constantFrom(...tokenForms),
    }),
    fc.record({
      kind: fc.constantFrom('target' as const, 'grants' as const),
      key: fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/),
      form: fc.constantFrom(...tokenForms),
    }),
    fc.record({
      kind: fc.constant('money' as const),
      name: fc.constantFrom('awarded' as const, 'paid' as const, 'received' as const),
    }),
    fc.constant({ kind: 'awards' as const }),
  )

  test('a token reads back as what was written', () => {
    fc.assert(
      fc.property(token, (one) => {
        expect(tokensIn(`voor ${written(one)} na`)).toEqual([{ text: written(one), token: one }])
      }),
    )
  })

  test('no text loses a letter, whatever braces are in it', () => {
    const letters = fc.string({
      unit: fc.constantFrom('{', '}', ':', 'a', ' ', '6', 'figure', '\n'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(letters, (text) => {
        expect(
          stretchesOf(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('linking changes nothing of a text but its numbers: with the values in place it says the same', () => {
    const number = fc.record({
      value: fc.integer({ min: 13, max: 99_999 }),
      unit: fc.constantFrom('woningen', 'jongeren'),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 1, maxLength: 6, selector: ({ value }) => value }),
        (all) => {
          const text = all
            .map(({ value, unit }, nth) => `Plek ${'abcdef'[nth]} had ${value} ${unit}.`)
            .join(' ')
          const numbers = all.map(({ value, unit }, nth) => ({
            token: { kind: 'figure' as const, key: `K${nth}`, period: '2024', form: 'whole' as const },
            quote: `Plek ${'abcdef'[nth]} had ${value} ${unit}.`,
            value,
            valueMax: null,
            denominator: null,
            units: [unit],
          }))
          const linked = linkNumbers(text, numbers)
          expect(tokensIn(linked)).toHaveLength(all.length)
          const back = linked.replace(
            /\{\{figure:K(\d):2024\}\}/g,
            (_, nth) => `${all[nth]?.value} ${all[nth]?.unit}`,
          )
          expect(back).toBe(text)
        },
      ),
    )
  })

  test('the same numeral of another thing is left alone', () => {
    const number = {
      token: { kind: 'figure' as const, key: 'A05', period: '2024', form: 'whole' as const },
      quote: 'waarvan 13 in Oost',
      value: 13,
      valueMax: null,
      denominator: null,
      units: ['bewoners'],
    }
    expect(linkNumbers('18 in de aanpak en 13 in Zuid', [number])).toBe('18 in de aanpak en 13 in Zuid')
    expect(linkNumbers('waarvan 130 in Oost', [number])).toBe('waarvan 130 in Oost')
  })

  test('what nobody knows has no value; a missing result is not nought', () => {
    expect(numberOf({ kind: 'figure', key: 'A01', period: '2024', form: 'whole' }, facts)).toBeNull()
    expect(numberOf({ kind: 'figure', key: 'S03', period: '2023', form: 'whole' }, facts)).toBeNull()
    expect(numberOf({ kind: 'figure', key: 'S03', period: '2024', form: 'of' }, facts)).toBeNull()
    expect(numberOf({ kind: 'money', name: 'paid' }, facts)).toBeNull()
    expect(unknownIn('{{figure:A01:2024}} {{figuur:S03}} {{', facts)).toEqual([
      '{{figuur:S03}}',
      '{{',
      '{{figure:A01:2024}}',
    ])
  })

  test('a number that changed is marked with what it was; the same number is not', () => {
    const text = 'Er zijn {{figure:S03:2024}}, waarvan {{figure:S04:2024}}.'
    const seen = seenIn([text], facts)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (value) => {
        const indicators = facts.indicators.map((one) =>
          one.key === 'S03'
            ? {
                ...one,
                figures: one.figures.map((figure) => ({
                  ...figure,
                  id: 'new',
                  value: { ...figure.value, value },
                })),
              }
            : one,
        )
        const changed = changedIn([text], seen, { ...facts, indicators })
        expect(changed.map((one) => one.token)).toEqual(value === 42 ? [] : ['{{figure:S03:2024}}'])
      }),
    )
    const gone = facts.indicators.map((one) => (one.key === 'S03' ? { ...one, figures: [] } : one))
    expect(changedIn([text], seen, { ...facts, indicators: gone })).toMatchObject([{ now: null }])
  })

  test('a number typed by hand is told, a year and a live number are not', () => {
    expect(looseNumbers('Samen 66 jongeren in 2024, of 1.250: {{figure:S03:2024}}.')).toEqual(['66', '1.250'])
  })

  test('a number in a name that is known is none that was typed by hand', () => {
    const names = ['20 jaar Bilgaard', 'Pilot ‘100 gezinnen schuldenvrij’', 'Samen op 3 plekken.', '7']
    const told = (text: string) => looseNumbers(text, names)
    expect(told('Na 20 jaar  bilgaard hielp "100 gezinnen schuldenvrij" ons.')).toEqual([])
    expect(told('Wij waren samen op 3 plekken, met 7 mensen.')).toEqual(['7'])
    expect(told('Al 20 jaar helpen wij 100 gezinnen.')).toEqual(['20', '100'])
    expect(told('120 jaar Bilgaard, 20 jaar Bilgaardster.')).toEqual(['120', '20'])
  })

  test('a known name takes away its own numbers, wherever it stands, and no other', () => {
    const word = fc.constantFrom('straat', 'gezinnen', 'c++', 'jaar (oud)', 'plan')
    const name = fc.tuple(fc.integer({ min: 1, max: 999 }), word).map(([count, rest]) => `${count} ${rest}`)
    fc.assert(
      fc.property(name, fc.integer({ min: 1000, max: 1800 }), (known, other) => {
        const text = `Wij deden mee: ${known}, en zagen ${other} mensen.`
        expect(looseNumbers(text, [known])).toEqual([String(other)])
        expect(looseNumbers(text)).toContain(String(other))
      }),
    )
  })
})

describe('who may do what with a harvest', () => {
  const may = (year: number, cutOff: string, open = false) =>
    canStartHarvest({ year, cutOff: cutOff as IsoDate }, open, '2026-03-10')

  test('starts in a year that has begun, with a last day that is no later than today, when no other is unfinished', () => {
    expect(may(2025, '2025-12-31').ok).toBe(true)
    expect(may(2025, '2026-02-01').ok).toBe(true)
    expect(may(2026, '2026-03-10').ok).toBe(true)
    expect(may(2026, '2026-03-11')).toEqual(refused('harvest-day-ahead', { on: '2026-03-10' }))
    expect(may(2025, '2024-12-31')).toEqual(refused('harvest-day-before', { year: '2025', on: '2025-01-01' }))
    expect(may(2027, '2027-03-10')).toEqual(refused('harvest-year-ahead', { year: '2027', last: '2026' }))
    expect(may(2025, '2025-12-31', true)).toEqual(refused('harvest-open', { year: '2025' }))
  })

  test('the day that a refusal names is one that can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: -900, max: 900 }), (year, days) => {
        const verdict = may(year, addDays('2026-03-10', days))
        if (verdict.ok) return
        expect(may(year, verdict.reason.on as IsoDate).ok).toBe(true)
      }),
    )
  })

  test('goes from hand to hand by its table alone, and never once it was approved', () => {
    const verbs = ['offer', 'return', 'approve', 'remove'] as const
    const moves: Record<string, Partial<Record<string, HarvestStand>>> = harvestMoves
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs)), (tried) => {
        let [stand, approved]: [HarvestStand, boolean] = ['drafting', false]
        for (const verb of tried) {
          const next: HarvestStand | undefined = moves[stand]?.[verb]
          expect(canMoveHarvest(stand, verb).ok).toBe(next !== undefined)
          if (next === 'approved') expect(stand).toBe('offered')
          if (approved) expect(next).toBeUndefined()
          stand = next ?? stand
          approved ||= stand === 'approved'
          expect(canEditHarvest(stand).ok).toBe(stand === 'drafting')
        }
      }),
    )
  })

  test('is written with known numbers alone, until it is handed over', () => {
    expect(canWriteHarvest('drafting', ['{{figure:S03:2024}}', null], facts).ok).toBe(true)
    for (const can of [canWriteHarvest, canOfferHarvest])
      expect(can('drafting', ['{{figure:S99:2024}}'], facts)).toMatchObject({
        reason: { code: 'harvest-number-unknown', typed: '{{figure:S99:2024}}' },
      })
    expect(canWriteHarvest('offered', [''], facts)).toEqual(refused('harvest-offered'))
    expect(canWriteHarvest('approved', [''], facts)).toEqual(refused('harvest-approved'))
  })

  test('is approved by another than who wrote it, as it was on the page, once it was handed over', () => {
    const ask = (person: string, now = 'a', stand: HarvestStand = 'offered') =>
      canApproveHarvest({ stand, writers: ['sipke'] }, { person, seen: 'a', now }, [], facts)
    expect(ask('tjitske').ok).toBe(true)
    expect(ask('sipke')).toEqual(refused('same-person'))
    expect(ask('tjitske', 'b')).toEqual(refused('harvest-changed'))
    expect(ask('tjitske', 'a', 'approved')).toEqual(refused('harvest-approved'))
    expect(ask('tjitske', 'a', 'drafting')).toEqual(refused('harvest-drafting'))
  })
})

describe('the days of a harvest', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2024-01-01', count))

  test('are days of its year, none after its last day, and what is known may come later than they', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2024 }), day, (year, cutOff) => {
        const { from, to, until } = spanOf({ year, cutOff })
        expect([from.slice(0, 4), to.slice(0, 4)]).toEqual([String(year), String(year)])
        expect(to <= cutOff).toBe(true)
        expect(until).toEqual(endOfDay(cutOff))
      }),
    )
  })

  test('tell nothing that was written down after the last one, whatever is added to it', () => {
    const rows = fc.array(day.map((on) => ({ recordedAt: amsterdamInstant(on, '12:00') })))
    fc.assert(
      fc.property(rows, rows, day, (before, later, cutOff) => {
        const until = endOfDay(cutOff)
        const added = later.filter(({ recordedAt }) => recordedAt >= until)
        expect(knownThen([...before, ...added], until)).toEqual(knownThen(before, until))
        expect(knownThen(before, null)).toEqual(before)
      }),
    )
  })
})
