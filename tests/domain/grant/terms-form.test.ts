import { readFileSync } from 'node:fs'
import { parseWithZod } from '@conform-to/zod/v4'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { type Condition, evaluate, type Facts } from '#app/domain/grant/condition.ts'
import { always } from '#app/domain/grant/condition-references.ts'
import {
  type ConditionRow,
  conditionOfRows,
  openIn,
  rowsOfCondition,
} from '#app/domain/grant/condition-rows.ts'
import { judgeTerms } from '#app/domain/grant/judgement.ts'
import { termsSchema } from '#app/domain/grant/terms.ts'
import { termsFormSchema } from '#app/domain/grant/terms-form.ts'
import { cents } from '#app/domain/money.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { formOfTerms } from '#tests/world/terms-form.ts'
import { agreed, award } from './agreements.ts'

const plain = { share: null, from: null, text: null }
const row: fc.Arbitrary<ConditionRow> = fc
  .record({
    join: fc.constantFrom('and' as const, 'or' as const),
    fact: fc.constantFrom(
      'signed',
      'baseline',
      'milestone:m1',
      'milestone:m2',
      'report:r1',
      'tranche:t1',
      'indicator:i',
      'from',
      'confirmed',
    ),
  })
  .map(({ join, fact }) => ({
    ...plain,
    join,
    fact,
    ...(fact === 'indicator:i' ? { share: 6000 } : {}),
    ...(fact === 'from' ? { from: '2026-06-01' } : {}),
    ...(fact === 'confirmed' ? { text: 'De zaal is gehuurd' } : {}),
  }))
const facts: fc.Arbitrary<Facts> = fc.record({
  today: fc.constantFrom('2025-12-31', '2026-03-01', '2026-07-01'),
  signed: fc.boolean(),
  milestones: fc.record({ m1: accepted(), m2: accepted() }),
  reports: fc.record({ r1: accepted(), r2: accepted() }),
  tranches: fc.record({ t1: fc.boolean().map((paid) => ({ number: 1, paid })) }),
  confirmations: fc.subarray([{ role: 'manager', text: 'De zaal is gehuurd' }]),
  indicators: fc.record({
    i: fc.record({
      name: fc.constant('x'),
      baseline: fc.option(fc.nat(9)),
      target: fc.constant(40),
      actual: fc.constant(null),
    }),
  }),
})

function accepted() {
  return fc.boolean().map((yes) => ({ name: 'x', accepted: yes }))
}

describe('a picked condition', () => {
  const isTrue = (one: ConditionRow, known: Facts) => evaluate(conditionOfRows([one]), known).met

  test('asks every row, or one of those that are joined by “or”', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), facts, (rows, known) => {
        const groups: ConditionRow[][] = []
        for (const one of rows) {
          if (one.join === 'or' && groups.length > 0) groups.at(-1)?.push(one)
          else groups.push([one])
        }
        const expected =
          rows.length === 0 ? known.signed : groups.every((group) => group.some((one) => isTrue(one, known)))
        expect(evaluate(conditionOfRows(rows), known).met).toBe(expected)
      }),
    )
  })

  test('is read back as rows that make the same condition', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const condition = conditionOfRows(rows)
        const back = rowsOfCondition(condition)
        expect(back).not.toBeNull()
        expect(conditionOfRows(back ?? [])).toEqual(condition)
      }),
    )
  })

  test('of the worked example can be picked whole', () => {
    const { release } = JSON.parse(readFileSync('tests/examples/vectors.json', 'utf8'))
    const rows = rowsOfCondition(release.condition)
    expect(rows).toHaveLength(7)
    expect(conditionOfRows(rows ?? [])).toEqual(release.condition)
  })

  test('that says more than rows can is none: alternatives of several things', () => {
    const nested: Condition = {
      any: [{ all: [{ milestoneAccepted: 'm1' }, { reportAccepted: 'r1' }] }, { signed: true }],
    }
    expect(rowsOfCondition(nested)).toBeNull()
  })

  test.each([
    ['indicator:i', 'share'],
    ['from', 'from'],
    ['confirmed', 'text'],
    ['signed', null],
  ] as const)('%s needs %s', (fact, open) => {
    expect(openIn({ ...plain, join: 'and', fact })).toBe(open)
  })
})

describe('the form of the terms', () => {
  const posted = (change: Record<string, string | string[] | null> = {}) => {
    const form = new FormData()
    const fields: Record<string, string | string[] | null> = {
      operation: uuid(1),
      seen: 'abc',
      legalForm: 'foundation',
      street: 'Bilgaardplein 1',
      postcode: '8925bw',
      city: 'Leeuwarden',
      'signers[0].name': 'Ineke',
      'signers[0].capacity': '',
      'signers[0].email': 'Ineke@Example.org',
      'signers[1].name': '',
      'signers[1].email': ' ',
      'milestones[0].id': uuid(21),
      'milestones[0].title': 'Opening',
      'milestones[0].due': '1-12-2026',
      'milestones[0].evidence': 'Foto',
      'reports[0].id': 'r1',
      'reports[0].title': 'Eindverslag',
      'reports[0].due': '31 juli 2027',
      'reports[0].kind': 'final',
      'reports[0].milestones': uuid(21),
      'tranches[0].id': 't1',
      'tranches[0].amount': '€ 20.000',
      'tranches[0].plannedOn': '1-9-2026',
      'tranches[0].conditions[0].fact': 'signed',
      'tranches[0].conditions[1].fact': `milestone:${uuid(21)}`,
      'tranches[0].conditions[2].join': 'or',
      'tranches[0].conditions[2].fact': `indicator:${uuid(11)}`,
      'tranches[0].conditions[2].share': '62,5',
      'tranches[0].conditions[3].fact': '',
      'tranches[1].id': 'new',
      'tranches[1].amount': '',
      'tranches[1].plannedOn': '',
      'indicators[0].id': uuid(11),
      'indicators[0].baseline': '12',
      'indicators[0].baselineOn': '1-6-2026',
      'indicators[0].name': 'Taalkoppels',
      'indicators[0].unit': 'koppels',
      'indicators[0].type': 'count',
      'indicators[0].target': '40',
      'indicators[0].targetOn': '31-7-2027',
      'indicators[0].source': 'Een telling',
      'indicators[0].share': '50',
      gift: '20.000',
      'budgetLines[0].id': uuid(1),
      'budgetLines[0].title': 'Huur',
      'budgetLines[0].category': 'place',
      'budgetLines[0].amount': '20.000',
      place: 'Het buurthuis',
      neighbourhoods: 'bilgaard',
      startsOn: '1-9-2026',
      endsOn: '31-7-2027',
      purpose: 'Samen taal leren',
      iban: 'NL91 ABNA 0417 1643 00',
      holder: 'Stichting Taalmaatjes',
      question: 'Werkt het?',
      sign: 'Er komen mensen.',
      reviewDate: '1-3-2027',
      budgetFree: '10',
      budgetNotice: '25',
      delayFreeWeeks: '4',
      delayNoticeMonths: '3',
      ...change,
    }
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null) for (const one of [value].flat()) form.append(name, one)
    }
    return parseWithZod(form, { schema: termsFormSchema })
  }

  test('reads what was typed; rows without anything in them are left out', () => {
    const read = posted()
    expect(read.status === 'success' && read.value).toEqual({
      operation: uuid(1),
      seen: 'abc',
      legalForm: 'foundation',
      address: { street: 'Bilgaardplein 1', postcode: '8925 BW', city: 'Leeuwarden' },
      signers: [{ name: 'Ineke', capacity: null, email: 'ineke@example.org' }],
      milestones: [{ id: uuid(21), title: 'Opening', due: '2026-12-01', evidence: 'Foto' }],
      reports: [{ id: 'r1', title: 'Eindverslag', due: '2027-07-31', kind: 'final', milestones: [uuid(21)] }],
      tranches: [
        {
          id: 't1',
          amountCents: 20_000_00,
          plannedOn: '2026-09-01',
          instrument: 'gift',
          condition: {
            all: [
              { signed: true },
              { any: [{ milestoneAccepted: uuid(21) }, { indicatorAtLeast: uuid(11), shareBp: 6250 }] },
            ],
          },
        },
      ],
      indicators: [
        {
          id: uuid(11),
          name: 'Taalkoppels',
          unit: 'koppels',
          type: 'count',
          baseline: 12,
          baselineOn: '2026-06-01',
          noBaselineReason: null,
          target: 40,
          targetOn: '2027-07-31',
          source: 'Een telling',
          programmeIndicator: null,
          shareBp: 5000,
        },
      ],
      instruments: [{ kind: 'gift', amountCents: 20_000_00 }],
      budgetLines: [{ id: uuid(1), title: 'Huur', category: 'place', amountCents: 20_000_00 }],
      roles: [],
      place: 'Het buurthuis',
      neighbourhoods: ['bilgaard'],
      startsOn: '2026-09-01',
      endsOn: '2027-07-31',
      purpose: 'Samen taal leren',
      bank: { iban: 'NL91ABNA0417164300', holder: 'Stichting Taalmaatjes' },
      experiment: {
        question: 'Werkt het?',
        sign: 'Er komen mensen.',
        stopRule: null,
        reviewDate: '2027-03-01',
      },
      publicity: { exception: null },
      flexibility: { budgetFreeBp: 1000, budgetNoticeBp: 2500, delayFreeDays: 28, delayNoticeMonths: 3 },
    })
    const kept = posted({ 'tranches[0].kept': 'on' })
    expect(kept.status === 'success' && kept.value.tranches?.[0]?.condition).toBeNull()
  })

  test.each([
    ['tranches[0].amount', '-5', 'tranches[0].amount', 'negative'],
    ['tranches[0].plannedOn', '31-2-2026', 'tranches[0].plannedOn', 'noSuchDay'],
    ['milestones[0].title', '', 'milestones[0].title', 'empty'],
    ['milestones[0].evidence', '', 'milestones[0].evidence', 'empty'],
    ['signers[0].email', 'ineke', 'signers[0].email', 'wrong'],
    ['street', '', 'street', 'empty'],
    ['budgetFree', '101', 'budgetFree', 'outOfRange'],
    ['legalForm', 'kingdom', 'legalForm', 'wrong'],
    ['amountCents', '5', '', 'unknownField'],
    ['tranches[0].paid', 'on', 'tranches[0]', 'unknownField'],
    ['operation', 'x', 'operation', 'unknownField'],
    ['gift', '', 'gift', 'empty'],
    ['loan', '5.000', 'loanMonths', 'empty'],
    ['waiverShare', '101', 'waiverShare', 'outOfRange'],
    ['outcome', '5.000', 'outcomePrice', 'empty'],
    ['sign', '', 'sign', 'empty'],
    ['neighbourhoods', '', 'neighbourhoods', 'empty'],
    ['iban', 'NL91', 'iban', 'tooShort'],
    ['tranches[0].conditions[0].fact', 'indicator:x', 'tranches[0].conditions[0].share', 'empty'],
    ['tranches[0].conditions[0].fact', 'moon', 'tranches[0].conditions[0].fact', 'wrong'],
  ])('does not take %s as “%s”', (name, value, path, code) => {
    const read = posted({ [name]: value })
    expect(read.status).toBe('error')
    expect(read.status === 'error' && read.error?.[path]).toEqual([code])
  })

  test('needs at least one milestone, report, payment and signatory', () => {
    const without = (list: string) =>
      Object.fromEntries(
        [
          `${list}[0].title`,
          `${list}[0].due`,
          `${list}[0].evidence`,
          `${list}[0].amount`,
          `${list}[0].plannedOn`,
          `${list}[0].name`,
          `${list}[0].email`,
        ].map((name) => [name, null]),
      )
    for (const list of ['milestones', 'reports', 'tranches', 'signers']) {
      const read = posted(without(list))
      expect(read.status === 'error' && read.error?.[list], list).toEqual(['empty'])
    }
  })
})

describe('adjusted terms', () => {
  const terms = agreed()

  test('as they were typed are what they were, and may be offered', () => {
    const same = adjusted(terms, formOfTerms(terms))
    expect(same).toEqual(terms)
    expect(judgeTerms(same, award)).toEqual({ ok: true })
  })

  test('stand in the order of their days, and every later part waits for the baseline', () => {
    const form = formOfTerms(terms)
    const changed = adjusted(terms, {
      ...form,
      milestones: form.milestones.toReversed(),
      tranches: [
        {
          id: 'late',
          amountCents: cents(5_000_00),
          plannedOn: '2027-05-01',
          instrument: 'gift',
          condition: { all: [{ signed: true }, { reportAccepted: 'r1' }] },
        },
        ...form.tranches.slice(0, 1),
      ],
    })
    expect(termsSchema.parse(changed)).toEqual(changed)
    expect(changed.milestones).toEqual(terms.milestones)
    expect(changed.tranches.map(({ id, number }) => [id, number])).toEqual([
      ['t1', 1],
      ['late', 2],
    ])
    expect(changed.tranches.slice(1).every(({ condition }) => always(condition, 'baselineRecorded'))).toBe(
      true,
    )
  })

  test('forget the milestones that are gone, keep a condition that cannot be picked, and never touch the rest', () => {
    const figure: Condition = {
      all: [{ baselineRecorded: true }, { indicatorAtLeast: uuid(11), shareBp: 5000 }],
    }
    const before = agreed({
      tranches: terms.tranches.map((one) => (one.id === 't2' ? { ...one, condition: figure } : one)),
    })
    const form = formOfTerms(before)
    const changed = adjusted(before, { ...form, milestones: form.milestones.slice(1) })
    expect(changed.tranches[1]?.condition).toEqual(figure)
    expect(changed.reports.flatMap(({ milestones }) => milestones)).not.toContain(uuid(21))
    const { instruments, bank, budgetLines, purpose, clauses } = changed
    expect({ instruments, bank, budgetLines, purpose, clauses }).toEqual({
      instruments: before.instruments,
      bank: before.bank,
      budgetLines: before.budgetLines,
      purpose: before.purpose,
      clauses: before.clauses,
    })
  })

  test('a baseline takes its excuse away, and an excuse its baseline', () => {
    const form = formOfTerms(terms)
    const [indicator] = form.indicators
    const set = (change: object) =>
      adjusted(terms, { ...form, indicators: [{ ...indicator!, ...change }] }).indicators[0]
    expect(set({ baseline: null, baselineOn: '2026-06-01', noBaselineReason: 'Kan niet.' })).toMatchObject({
      baseline: null,
      baselineOn: null,
      noBaselineReason: 'Kan niet.',
    })
    expect(set({ baseline: 3, noBaselineReason: 'Kan niet.' })).toMatchObject({
      baseline: 3,
      noBaselineReason: null,
    })
  })
})
