import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeHarvest, continued } from '#app/domain/results/annual-report.ts'
import { aimsAt, fallsIn, knownOf } from '#app/domain/results/annual-report-facts.ts'
import { linkNumbers } from '#app/domain/results/annual-report-link.ts'
import {
  changedIn,
  looseNumbers,
  numberOf,
  resolved,
  seenIn,
  unknownIn,
} from '#app/domain/results/annual-report-number.ts'
import {
  canApproveHarvest,
  canEditHarvest,
  canStartHarvest,
} from '#app/domain/results/annual-report-rules.ts'
import { stretchesOf, tokenForms, tokensIn, written } from '#app/domain/results/annual-report-token.ts'
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
})

describe('who may do what with a harvest', () => {
  test('starts once its days are over and no other is open', () => {
    const ask = (year: number, cutOff: string, open = false) =>
      canStartHarvest({ year, cutOff: cutOff as `${number}-${number}-${number}` }, open, '2026-03-10')
    expect(ask(2025, '2025-12-31').ok).toBe(true)
    expect(ask(2025, '2024-12-31')).toMatchObject({ reason: { code: 'harvest-day-wrong' } })
    expect(ask(2026, '2026-03-10')).toMatchObject({ reason: { code: 'harvest-day-wrong' } })
    expect(ask(2025, '2025-12-31', true)).toMatchObject({ reason: { code: 'harvest-open' } })
  })

  test('is edited with known numbers alone, until it is approved', () => {
    expect(canEditHarvest({ approved: false }, ['{{figure:S03:2024}}', null], facts).ok).toBe(true)
    expect(canEditHarvest({ approved: false }, ['{{figure:S99:2024}}'], facts)).toMatchObject({
      reason: { code: 'harvest-number-unknown', typed: '{{figure:S99:2024}}' },
    })
    expect(canEditHarvest({ approved: true }, [''], facts)).toMatchObject({
      reason: { code: 'harvest-approved' },
    })
  })

  test('is approved by another than who wrote it, as it was on the page', () => {
    const ask = (person: string, now = 'a', approved = false) =>
      canApproveHarvest({ approved, writers: ['sipke'] }, { person, seen: 'a', now }, [], facts)
    expect(ask('tjitske').ok).toBe(true)
    expect(ask('sipke')).toMatchObject({ reason: { code: 'same-person' } })
    expect(ask('tjitske', 'b')).toMatchObject({ reason: { code: 'harvest-changed' } })
    expect(ask('tjitske', 'a', true)).toMatchObject({ reason: { code: 'harvest-approved' } })
  })
})
