import { parseWithZod } from '@conform-to/zod/v4'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormContext } from '#app/domain/proposal/field.ts'
import { answersOf, pageSchema } from '#app/domain/proposal/schema/question.ts'
import {
  declarationSchemas,
  documentSchema,
  draftSchema,
  type SectionKey,
  upgradeDraft,
} from '#app/domain/proposal/schema.ts'
import { documentFrom, formOf, questionNamed } from '#app/domain/proposal/sections.ts'
import { anyDocument, draftOf, taalmaatjes, typedPages, uuid } from './proposals.ts'

const operation = uuid(9)
const full = formOf('full')

function post(section: string, key: string, typed: Record<string, string | string[]>, context?: FormContext) {
  const asked = questionNamed(full, section, key)
  if (!asked) throw new Error(`no page ${section}/${key}`)
  const body = new FormData()
  for (const [name, value] of Object.entries({ operation, version: '3', ...typed })) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const form = parseWithZod(body, { schema: pageSchema(asked, context) })
  return form.status === 'success'
    ? { answers: answersOf(asked, form.value) as Record<string, unknown>, version: form.value.version }
    : { errors: form.error as Record<string, string[]> }
}

describe('a proposal typed page by page', () => {
  test('behaviour 14: becomes exactly the stored document, with spaces, dots and euro signs in it', () => {
    const draft = Object.fromEntries(
      Object.entries(typedPages).map(([section, pages]) => [
        section,
        Object.assign({}, ...Object.entries(pages).map(([key, typed]) => post(section, key, typed).answers)),
      ]),
    )
    expect(documentFrom(full, draftSchema.parse(draft))).toEqual(taalmaatjes)
  })

  test('names every field once', () => {
    const names = full.sections.flatMap(({ questions }) =>
      questions.flatMap(({ fields }) =>
        Object.entries(fields).flatMap(([key, { row }]) => [...(row ? Object.keys(row) : []), key]),
      ),
    )
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('carries its version, and the operation that is asked of every form', () => {
    expect(post('aboutUs', 'initiativeName', { initiativeName: 'Taal' }).version).toBe(3)
    expect(post('aboutUs', 'initiativeName', { initiativeName: 'Taal', version: '' }).version).toBe(null)
    expect(post('aboutUs', 'initiativeName', { initiativeName: 'Taal', operation: 'x' }).errors).toEqual({
      operation: ['unknownField'],
    })
  })

  test('refuses a field that nobody named, also in a row, and a field given twice', () => {
    expect(post('voornemen', 'summary', { summary: 'Kort.', state: 'awarded' }).errors).toEqual({
      '': ['unknownField'],
    })
    expect(post('aboutUs', 'initiativeName', { initiativeName: ['a', 'b'] }).errors).toEqual({
      initiativeName: ['unknownField'],
    })
    const role = {
      'roles[0].id': uuid(1),
      'roles[0].roleTask': 'a',
      'roles[0].roleWho': 'b',
      'roles[0].roleStandIn': 'c',
    }
    expect(post('verantwoording', 'roles', { ...role, 'roles[0].paid': 'x' }).errors).toEqual({
      'roles[0]': ['unknownField'],
    })
    expect(post('verantwoording', 'roles', { 'roles[0].roleTask': 'a' }).errors).toMatchObject({
      'roles[0].id': ['unknownField'],
    })
  })
})

describe('what is wrong is a code on its field', () => {
  const cases: [string, string, Record<string, string | string[]>, Record<string, string[]>][] = [
    ['aboutUs', 'initiativeName', { initiativeName: ' ' }, { initiativeName: ['empty'] }],
    ['aboutUs', 'initiativeName', {}, { initiativeName: ['empty'] }],
    ['aboutUs', 'initiativeName', { initiativeName: 'x'.repeat(81) }, { initiativeName: ['tooLong'] }],
    ['aboutUs', 'applicantKind', { applicantKind: 'person' }, { applicantKind: ['wrong'] }],
    ['voornemen', 'plan', { plan: 'woord '.repeat(301) }, { plan: ['tooLong'] }],
    ['voornemen', 'plan', { plan: 'x'.repeat(12_001) }, { plan: ['tooLarge'] }],
    ['voornemen', 'where', { place: 'buurthuis' }, { neighbourhoods: ['empty'] }],
    [
      'voornemen',
      'period',
      { startDate: '31-2-2026', endDate: '' },
      { startDate: ['noSuchDay'], endDate: ['empty'] },
    ],
    ['voornemen', 'period', { startDate: '1-9-2026', endDate: '1-9-2026' }, { endDate: ['beforeStart'] }],
    ['verbinding', 'partners', {}, { partners: ['empty'] }],
    [
      'vooruitgang',
      'people',
      { targetGroup: 'a', targetGroupCount: '12,5' },
      { targetGroupCount: ['notWhole'] },
    ],
    [
      'vooruitgang',
      'people',
      { targetGroup: 'a', targetGroupCount: '0' },
      { targetGroupCount: ['outOfRange'] },
    ],
    ['money', 'amountAsked', { amountAsked: '-5' }, { amountAsked: ['negative'] }],
    ['money', 'amountAsked', { amountAsked: '0' }, { amountAsked: ['belowMinimum'] }],
    ['money', 'amountAsked', { amountAsked: 'veel' }, { amountAsked: ['wrong'] }],
    ['money', 'amountAsked', { amountAsked: '9999999999999' }, { amountAsked: ['tooLarge'] }],
    ['money', 'bankAccount', { iban: 'NL91ABNA0417164301', accountHolder: 'A' }, { iban: ['wrong'] }],
    ['money', 'bankAccount', { iban: 'NL91ABNA041716430', accountHolder: 'A' }, { iban: ['tooShort'] }],
    ['money', 'bankAccount', { iban: 'NL91ABNA04171643000', accountHolder: 'A' }, { iban: ['tooLong'] }],
    [
      'money',
      'bankAccount',
      { iban: 'BR1800360305000010009795493C1', accountHolder: 'A' },
      { iban: ['country'] },
    ],
  ]
  test.each(cases)('%s/%s, case %#', (section, key, typed, errors) => {
    expect(post(section, key, typed).errors).toEqual(errors)
  })

  const typedIndicator = typedPages.vooruitgang?.indicators ?? {}
  test('a target equal to the baseline, and neither a baseline nor a reason', () => {
    expect(
      post('vooruitgang', 'indicators', { ...typedIndicator, 'indicators[0].targetValue': '12' }).errors,
    ).toEqual({
      'indicators[0].targetValue': ['sameAsBaseline'],
    })
    expect(
      post('vooruitgang', 'indicators', { ...typedIndicator, 'indicators[0].baselineValue': '' }).errors,
    ).toEqual({
      'indicators[0].noBaselineReason': ['empty'],
    })
  })

  test('what the round and the programme know is checked when it is given', () => {
    const context: FormContext = {
      neighbourhoods: ['bilgaard'],
      programmeIndicators: ['L10'],
      period: { startDate: '2026-09-01', endDate: '2027-01-31' },
      decideBy: '2026-09-01',
      fundEndsOn: '2027-06-29',
      minCents: 250_001,
      maxCents: 1_999_999,
    }
    expect(
      post('voornemen', 'period', { startDate: '1-9-2026', endDate: '30-6-2027' }, context).errors,
    ).toEqual({
      startDate: ['tooEarly'],
      endDate: ['tooLate'],
    })
    expect(post('money', 'amountAsked', { amountAsked: '20.000' }, context).errors).toEqual({
      amountAsked: ['aboveMaximum'],
    })
    expect(post('money', 'amountAsked', { amountAsked: '2.500' }, context).errors).toEqual({
      amountAsked: ['belowMinimum'],
    })
    for (const amountAsked of ['2.500,01', '19.999,99']) {
      expect(post('money', 'amountAsked', { amountAsked }, context).errors).toBeUndefined()
    }
    expect(post('voornemen', 'where', { neighbourhoods: ['bilgaard', 'elders'] }, context).errors).toEqual({
      neighbourhoods: ['wrong'],
    })
    expect(post('voornemen', 'where', { neighbourhoods: 'bilgaard' }, context).answers).toEqual({
      neighbourhoods: ['bilgaard'],
      place: null,
    })
    expect(post('vooruitgang', 'indicators', typedIndicator, context).errors).toEqual({
      'indicators[0].targetDate': ['outsidePeriod'],
    })
    expect(
      post(
        'vooruitgang',
        'indicators',
        { ...typedIndicator, 'indicators[0].programmeIndicator': 'Z9' },
        context,
      ).errors,
    ).toMatchObject({ 'indicators[0].programmeIndicator': ['wrong'] })
  })
})

describe('rows', () => {
  const line = (at: number, id: number, amount = '10') => ({
    [`budgetLines[${at}].id`]: uuid(id),
    [`budgetLines[${at}].budgetLineTitle`]: 'Huur',
    [`budgetLines[${at}].budgetLineCategory`]: 'place',
    [`budgetLines[${at}].budgetLineAmount`]: amount,
  })

  test('a row in which nothing was typed is left out; a problem keeps the number it had in the form', () => {
    const posted = { ...line(0, 1), 'budgetLines[1].id': uuid(2), ...line(3, 4, 'x') }
    expect(post('money', 'budgetLines', posted).errors).toEqual({
      'budgetLines[3].budgetLineAmount': ['wrong'],
    })
    const answers = post('money', 'budgetLines', { ...posted, ...line(3, 4) }).answers as {
      budgetLines: { id: string }[]
    }
    expect(answers.budgetLines.map(({ id }) => id)).toEqual([uuid(1), uuid(4)])
  })

  test('no more rows than fit, no id twice, and no rows at all where they are optional', () => {
    const many = Object.assign({}, ...Array.from({ length: 41 }, (_, at) => line(at, at)))
    expect(post('money', 'budgetLines', many).errors).toEqual({ budgetLines: ['tooMany'] })
    expect(post('money', 'budgetLines', { ...line(0, 1), ...line(1, 1) }).errors).toEqual({
      budgetLines: ['unknownField'],
    })
    expect(post('money', 'coFunding', {}).answers).toEqual({ coFunding: [] })
  })
})

describe('any input at all', () => {
  const shape = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', '1', '-1', '1.250,50', '1-9-2026', 'on', 'yes', '\u0000a'),
  )
  const page = fc.constantFrom(
    ...full.sections.flatMap(({ key, questions }) => questions.map((asked) => [key, asked.key] as const)),
  )

  test('is either stored values that parse back to themselves, or codes', () => {
    fc.assert(
      fc.property(page, fc.array(shape, { minLength: 12, maxLength: 12 }), ([section, key], typed) => {
        const asked = questionNamed(full, section, key)
        if (!asked) return false
        const names = Object.entries(asked.fields).flatMap(([name, { row }]) =>
          row ? [`${name}[0].id`, ...Object.keys(row).map((field) => `${name}[0].${field}`)] : [name],
        )
        const result = post(
          section,
          key,
          Object.fromEntries(names.map((name, at) => [name, typed[at] ?? ''])),
        )
        if (result.errors) {
          return Object.values(result.errors).every((codes) =>
            codes.every((code) => /^[a-z][A-Za-z]+$/.test(code)),
          )
        }
        const stored = JSON.parse(JSON.stringify({ [section]: result.answers }))
        const all = { ...Object.fromEntries(full.sections.map((one) => [one.key, {}])), ...stored }
        expect(draftSchema.parse(all)[section]).toEqual(result.answers)
        return true
      }),
      { numRuns: 1000 },
    )
  })

  test('every document survives the database', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(documentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
        expect(documentFrom(full, draftOf(document))).toEqual(document)
      }),
    )
  })
})

describe('freezing', () => {
  test('leaves out what is no longer asked', () => {
    const draft = draftOf(taalmaatjes)
    const host = {
      fiscalHostName: 'Stichting De Penvoerder',
      fiscalHostKvkNumber: '87654321',
      fiscalHostContactName: 'An Bos',
      fiscalHostEmail: 'an@voorbeeld.nl',
      fiscalHostAgrees: 'asked' as const,
    }
    Object.assign(draft.aboutUs, host, { applicantKind: 'residents-group' })
    const frozen = documentFrom(full, draft)
    expect(frozen?.aboutUs).toMatchObject(host)
    expect(Object.keys(frozen?.aboutUs ?? {})).not.toContain('organisationName')
  })

  test('fills in optional fields that were never shown, and answers null while one answer is missing', () => {
    const draft = draftOf(taalmaatjes)
    delete draft.money.coFunding
    delete draft.voornemen.place
    expect(documentFrom(full, draft)).toMatchObject({ money: { coFunding: [] }, voornemen: { place: null } })
    delete draft.money.iban
    expect(documentFrom(full, draft)).toBe(null)
  })

  test('takes no document whose answers contradict each other', () => {
    const document = structuredClone(taalmaatjes)
    document.voornemen.endDate = '2026-08-31'
    expect(documentSchema.safeParse(document).success).toBe(false)
  })
})

test('the declaration asks every box', () => {
  const body = new FormData()
  body.append('operation', operation)
  for (const key of ['declareTruth', 'declareMayApply', 'declareOtherMoneyTold', 'declareNoParticipantNames'])
    body.append(key, 'on')
  const form = parseWithZod(body, { schema: declarationSchemas.full })
  expect(form.status === 'error' && form.error).toEqual({ declarePrivacyRead: ['empty'] })
  body.append('declarePrivacyRead', 'on')
  expect(parseWithZod(body, { schema: declarationSchemas.full })).toMatchObject({
    status: 'success',
    value: { declareTruth: true },
  })
})

describe('an older form', () => {
  const steps = {
    1: (section: SectionKey, answers: Record<string, unknown>) => ({ ...answers, [`${section}2`]: true }),
    2: (_: SectionKey, answers: Record<string, unknown>) => ({ ...answers, three: true }),
  }
  test('is brought up step by step', () => {
    expect(upgradeDraft('money', { a: 1 }, 1, { to: 3, steps })).toEqual({ a: 1, money2: true, three: true })
    expect(upgradeDraft('money', { a: 1 }, 2, { to: 3, steps })).toEqual({ a: 1, three: true })
    expect(upgradeDraft('money', { a: 1 }, 1)).toEqual({ a: 1 })
  })
  test('a newer form than this program knows is an error', () => {
    expect(() => upgradeDraft('money', {}, 3)).toThrow(RangeError)
  })
})
