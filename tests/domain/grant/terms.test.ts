import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import {
  commitmentsOf,
  lastSigned,
  moveVersion,
  planOf,
  type TermsVersion,
  type TermsVersionVerb,
  termsVersionMoves,
  termsVersionStates,
  versionOn,
} from '#app/domain/grant/agreement.ts'
import { canonicalTerms } from '#app/domain/grant/canonical-terms.ts'
import { leavesOf } from '#app/domain/grant/condition-references.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import { judgeTerms, problemsOf } from '#app/domain/grant/judgement.ts'
import { usualRecipe } from '#app/domain/grant/schedule.ts'
import { type Award, type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import { dayWarnings } from '#app/domain/grant/terms-days.ts'
import { termsFrom } from '#app/domain/grant/terms-from.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import type { ProposalDocument } from '#app/domain/proposal/schema.ts'
import { anyDocument, taalmaatjes, uuid } from '#tests/domain/proposal/proposals.ts'
import { agreed, award, everyInstrument, round, submission } from './agreements.ts'

const from = (document: ProposalDocument, given: Partial<Award> = {}) =>
  termsFrom({ ...submission, document }, { ...award, ...given }, round)
const anyAward = fc.integer({ min: 1, max: 2_500_000 }).map(cents)
const codes = (terms: Terms, given: Partial<Award> = {}) =>
  problemsOf(terms, { ...award, ...given }).map(({ reason }) => reason.code)

describe('terms from a proposal', () => {
  test('carry over what was answered, under the same ids', () => {
    const terms = agreed()
    expect(terms).toMatchObject({
      reference: 'LO-2026-0042',
      submission: { id: 'submission-1', number: 2 },
      grantee: {
        name: 'Stichting Taalmaatjes Oost',
        legalForm: 'foundation',
        kvkNumber: '12345678',
        address: { street: 'Bilgaardplein 1', postcode: '8925 BW', city: 'Leeuwarden' },
        representatives: [{ name: 'Hanan de Vries', capacity: null, email: 'hanan@voorbeeld.nl' }],
      },
      fiscalHost: null,
      bank: { iban: 'NL91ABNA0417164300', holder: 'Stichting Taalmaatjes Oost' },
      neighbourhoods: [
        { key: 'bilgaard', name: 'Bilgaard' },
        { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
      ],
      instruments: [{ kind: 'gift', amountCents: 2_000_000 }],
      budgetLines: [
        { id: uuid(41), amountCents: 2_000_000 },
        { id: uuid(42), amountCents: 125_050 },
      ],
      experiment: { stopRule: null, reviewDate: '2027-02-01' },
      flexibility: { budgetFreeBp: 1000, budgetNoticeBp: 2500, delayFreeDays: 28, delayNoticeMonths: 3 },
    })
    expect(terms.indicators).toEqual([
      {
        id: uuid(11),
        name: 'Bewoners met een taalmaatje',
        unit: 'bewoners',
        type: 'unique-people',
        direction: 'up',
        baseline: 12,
        baselineOn: '2026-06-01',
        noBaselineReason: null,
        target: 40,
        targetOn: '2027-06-30',
        source: 'Lijst van de coördinator',
        programmeIndicator: 'L10',
        shareBp: 10_000,
        neighbourhood: 'bilgaard',
      },
    ])
  })

  test('pay in three parts: at signing, on the report about the first step, on the final report', () => {
    const { reports, tranches } = agreed()
    expect(reports).toEqual([
      { id: 'r1', kind: 'interim', title: 'Tussenverslag', due: '2026-12-15', milestones: [uuid(21)] },
      { id: 'r2', kind: 'final', title: 'Eindverslag', due: '2027-08-11', milestones: [uuid(22)] },
    ])
    expect(tranches).toEqual([
      {
        id: 't1',
        number: 1,
        instrument: 'gift',
        amountCents: 800_000,
        plannedOn: '2026-09-01',
        condition: { signed: true },
      },
      {
        id: 't2',
        number: 2,
        instrument: 'gift',
        amountCents: 800_000,
        plannedOn: '2026-12-29',
        condition: {
          all: [
            { signed: true },
            { baselineRecorded: true },
            { milestoneAccepted: uuid(21) },
            { reportAccepted: 'r1' },
          ],
        },
      },
      {
        id: 't3',
        number: 3,
        instrument: 'gift',
        amountCents: 400_000,
        plannedOn: '2027-08-25',
        condition: { all: [{ signed: true }, { baselineRecorded: true }, { reportAccepted: 'r2' }] },
      },
    ])
  })

  test('a small gift is paid at once, with one report', () => {
    const { reports, tranches } = from(taalmaatjes, { amountCents: cents(usualRecipe.paidAtOnceUpToCents) })
    expect(tranches).toMatchObject([{ amountCents: 250_000, condition: { signed: true } }])
    expect(reports).toMatchObject([{ id: 'r1', kind: 'final', milestones: [uuid(21), uuid(22)] }])
  })

  test('a group is behind its fiscal host', () => {
    const { organisationName: _, ...rest } = taalmaatjes.aboutUs as Extract<
      ProposalDocument['aboutUs'],
      { organisationName: string }
    >
    const terms = from({
      ...taalmaatjes,
      aboutUs: {
        ...rest,
        applicantKind: 'residents-group',
        fiscalHostName: 'Stichting De Penvoerder',
        fiscalHostKvkNumber: '87654321',
        fiscalHostContactName: 'An Bos',
        fiscalHostEmail: 'an@voorbeeld.nl',
        fiscalHostPhone: null,
        fiscalHostAgrees: 'yes',
      },
    })
    expect(terms.grantee).toMatchObject({ name: 'Stichting De Penvoerder', legalForm: null, address: null })
    expect(terms.initiative).toEqual({ name: 'Taalmaatjes', kind: 'residents-group' })
    expect(terms.clauses.map(({ id }) => id)).toContain('fiscal-host')
  })

  test('exist for every document that can be sent, are sound, and lose no id', () => {
    fc.assert(
      fc.property(
        anyDocument,
        anyAward,
        fc.integer({ min: -400, max: 100 }),
        (document, amountCents, decided) => {
          const decidedOn = addDays(document.voornemen.startDate, decided)
          const terms = from(document, { amountCents, decidedOn })
          expect(termsSchema.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms)
          expect(judgeTerms(terms, { amountCents, decidedOn })).toEqual({ ok: true })
          const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
          expect(ids(terms.milestones)).toEqual(ids(document.verantwoording.milestones))
          expect(ids(terms.indicators)).toEqual(ids(document.vooruitgang.indicators))
          expect(ids(terms.budgetLines)).toEqual(ids(document.money.budgetLines))
          expect(ids(terms.coFunding)).toEqual(ids(document.money.coFunding))
          expect(terms.reports.flatMap(({ milestones }) => milestones).sort()).toEqual(ids(terms.milestones))
        },
      ),
    )
  })

  test('parts make the whole: first 40 %, last 10 to 20 %, never before start or decision, baseline after the first', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 9_000_000 }), (document, amount) => {
        const terms = from(document, {
          amountCents: cents(amount),
          decidedOn: addDays(document.voornemen.startDate, -30),
        })
        const { tranches } = terms
        expect(sumCents(tranches.map(({ amountCents }) => amountCents))).toBe(amount)
        expect(amountOf(terms)).toBe(amount)
        expect(commitmentsOf(terms)).toHaveLength(tranches.length)
        expect(tranches.every(({ plannedOn }) => plannedOn >= terms.startsOn)).toBe(true)
        expect(tranches.map(({ plannedOn }) => plannedOn)).toEqual(
          tranches.map(({ plannedOn }) => plannedOn).sort(),
        )
        for (const [at, { condition, amountCents }] of tranches.entries()) {
          expect(amountCents).toBeGreaterThan(0)
          const leaves = leavesOf(condition)
          expect(leaves).toContainEqual({ signed: true })
          if (at > 0) expect(leaves).toContainEqual({ baselineRecorded: true })
        }
        if (amount > usualRecipe.paidAtOnceUpToCents) {
          const first = tranches[0]?.amountCents ?? 0
          const last = tranches.at(-1)?.amountCents ?? 0
          expect(first).toBeGreaterThanOrEqual(amount * 0.4)
          expect(last).toBeGreaterThan(amount * 0.1)
          expect(last).toBeLessThanOrEqual(amount * 0.2)
        } else expect(tranches).toHaveLength(1)
      }),
    )
  })

  test('number the milestones by date, and make two middle parts of a large gift with enough steps', () => {
    const milestones = ['2027-05-01', '2026-10-01', '2027-02-01'].map((milestoneDate, at) => ({
      id: uuid(at),
      milestoneTitle: `Stap ${at}`,
      milestoneDate,
      milestoneEvidence: 'Foto',
    }))
    const terms = from(
      { ...taalmaatjes, verantwoording: { ...taalmaatjes.verantwoording, milestones } },
      { amountCents: cents(3_600_000) },
    )
    expect(terms.milestones.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 Stap 1',
      '2 Stap 2',
      '3 Stap 0',
    ])
    expect(terms.tranches.map(({ amountCents }) => amountCents)).toEqual([
      1_440_000, 720_000, 720_000, 720_000,
    ])
    expect(terms.reports.map(({ title, milestones: shown }) => [title, shown])).toEqual([
      ['Tussenverslag 1', [uuid(1)]],
      ['Tussenverslag 2', [uuid(2)]],
      ['Eindverslag', [uuid(0)]],
    ])
  })
})

describe('what is wrong with terms', () => {
  const sound = agreed()
  const tranche = (at: number, change: Partial<Terms['tranches'][number]>) =>
    agreed({ tranches: sound.tranches.map((one, index) => (index === at ? { ...one, ...change } : one)) })

  test('nothing, as made', () => expect(codes(sound)).toEqual([]))
  test('more than was awarded', () => {
    expect(judgeTerms(sound, { ...award, amountCents: 1_999_999 })).toEqual({
      ok: false,
      reason: { code: 'amount-above-award', award: 1_999_999, amount: 2_000_000 },
    })
  })
  test('parts that do not make the whole', () => {
    expect(judgeTerms(tranche(0, { amountCents: cents(799_999) }), award)).toEqual({
      ok: false,
      reason: { code: 'tranche-sum-differs', instrument: 'gift', total: 1_999_999, amount: 2_000_000 },
    })
  })
  test('dates out of order', () => {
    expect(judgeTerms(agreed({ endsOn: '2027-06-14' }), award)).toMatchObject({
      reason: {
        code: 'moments-out-of-order',
        first: { what: 'milestone', id: uuid(22) },
        second: { what: 'end' },
      },
    })
    expect(codes(tranche(1, { plannedOn: '2026-08-01' }))).toEqual(['moments-out-of-order'])
    const early = sound.reports.map((report) => ({ ...report, due: '2026-11-30' }))
    expect(codes(agreed({ reports: early }))).toEqual(['moments-out-of-order', 'moments-out-of-order'])
  })
  test('days that may stand so, but that hardly anybody means', () => {
    const warned = (terms: Terms) =>
      dayWarnings(terms).map(({ reason }) => [reason.code, reason.first, reason.second] as const)
    expect(warned(sound)).toEqual([])
    const [milestone] = sound.milestones
    const condition = { all: [{ signed: true as const }, { milestoneAccepted: milestone?.id ?? '' }] }
    const early = tranche(0, { condition })
    expect(warned(early)).toMatchObject([
      [
        'planned-too-early',
        { what: 'milestone', name: milestone?.title },
        { what: 'tranche', amountCents: 800_000 },
      ],
    ])
    const either = { any: [{ milestoneAccepted: milestone?.id ?? '' }, { signed: true as const }] }
    expect(warned(tranche(0, { condition: either }))).toEqual([])
    const final = sound.reports.map((report) =>
      report.kind === 'final' ? { ...report, due: sound.startsOn } : report,
    )
    expect(warned(agreed({ reports: final })).map(([, first, second]) => [first, second])).toMatchObject([
      [{ what: 'end' }, { what: 'report' }],
      ...sound.reports
        .filter(({ kind }) => kind !== 'final')
        .map(() => [{ what: 'report' }, { what: 'report' }]),
    ])
  })
  test('a payment planned before the decision', () => {
    expect(codes(sound, { decidedOn: '2026-09-02' })).toEqual(['tranche-before-signing'])
  })
  test('a condition about something that is not there, or that waits for itself', () => {
    const baseline = { baselineRecorded: true as const }
    expect(
      judgeTerms(tranche(1, { condition: { all: [baseline, { reportAccepted: 'r9' }] } }), award),
    ).toMatchObject({
      reason: { code: 'condition-unknown', tranche: 2, ids: ['r9'] },
    })
    expect(
      judgeTerms(tranche(1, { condition: { all: [baseline, { tranchePaid: 't2' }] } }), award),
    ).toMatchObject({
      reason: { code: 'condition-circular', tranches: [2] },
    })
  })
  test('a later part that goes round the baseline', () => {
    const condition = { any: [{ baselineRecorded: true as const }, { signed: true as const }] }
    expect(judgeTerms(tranche(2, { condition }), award)).toMatchObject({
      reason: { code: 'baseline-not-asked', tranche: 3 },
    })
  })
  test('an indicator with neither a baseline nor a reason', () => {
    const indicators = sound.indicators.map((one) => ({ ...one, baseline: null, noBaselineReason: null }))
    expect(codes(agreed({ indicators }))).toEqual(['baseline-missing'])
  })
  test('one signatory where two are needed', () => {
    const amount = { amountCents: cents(2_500_001) }
    expect(codes(from(taalmaatjes, amount), amount)).toEqual(['two-signatures-needed'])
    expect(codes(from(taalmaatjes, { amountCents: cents(2_500_000) }), amount)).toEqual([])
  })
  test('money of every kind needs its own payments, two who sign, and indicators that are there', () => {
    const [owner] = sound.grantee.representatives as [Terms['grantee']['representatives'][0]]
    const other = { ...owner, name: 'Durk Zijlstra', email: 'durk@voorbeeld.nl' }
    const grantee = { ...sound.grantee, representatives: [owner, other] }
    const [one, two, three] = sound.tranches as [
      Terms['tranches'][0],
      Terms['tranches'][0],
      Terms['tranches'][0],
    ]
    const tranches = [
      { ...one, amountCents: cents(1_000_000) },
      { ...two, instrument: 'loan' as const, amountCents: cents(600_000) },
      { ...three, instrument: 'outcome' as const, amountCents: cents(400_000) },
    ]
    const mixed = agreed({ instruments: everyInstrument, tranches, grantee })
    expect(termsSchema.safeParse(mixed).success).toBe(true)
    expect(codes(mixed)).toEqual([])
    expect(codes({ ...mixed, track: 'small-start' })).toEqual([
      'instrument-not-on-track',
      'instrument-not-on-track',
    ])
    const twice = [owner, { ...other, email: owner.email.toUpperCase() }]
    expect(codes({ ...mixed, grantee: { ...grantee, representatives: twice } })).toEqual(['signatory-twice'])
    const alone = { ...grantee, representatives: grantee.representatives.slice(0, 1) }
    expect(codes({ ...mixed, grantee: alone })).toEqual(['two-signatures-for-loan'])
    expect(codes({ ...mixed, indicators: [] })).toEqual([
      'instrument-indicator-unknown',
      'instrument-indicator-unknown',
    ])
    const parts = [300_000, 300_000].map((amount, at) => ({
      ...tranches[1],
      id: `t2${at}`,
      amountCents: cents(amount),
    })) as Terms['tranches']
    expect(codes({ ...mixed, tranches: [...tranches.filter((_, at) => at !== 1), ...parts] })).toEqual([
      'loan-paid-in-parts',
    ])
    expect(codes({ ...mixed, instruments: [...everyInstrument, ...everyInstrument.slice(0, 1)] })).toContain(
      'instrument-twice',
    )
  })
  test('an id used twice', () => {
    expect(codes(agreed({ coFunding: [...sound.coFunding, ...sound.coFunding] }))).toEqual(['id-used-twice'])
  })
})

describe('the text that is hashed', () => {
  const clauses = agreed().clauses
  test('is the same for the same terms, in whatever order their keys come', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      )
    }
    fc.assert(
      fc.property(anyDocument, (document) => {
        const terms = from(document)
        const text = canonicalTerms(terms, clauses, '1', 'nl')
        expect(canonicalTerms(turned(terms) as Terms, clauses, '1', 'nl')).toBe(text)
        expect(JSON.parse(text).terms).toEqual(JSON.parse(JSON.stringify(terms)))
      }),
    )
  })
  test('differs with the terms, an article’s version, the template and the language', () => {
    const texts = [
      canonicalTerms(agreed(), clauses, '1', 'nl'),
      canonicalTerms(agreed({ place: 'Buurthuis' }), clauses, '1', 'nl'),
      canonicalTerms(
        agreed(),
        clauses.map((one) => ({ ...one, version: 2 })),
        '1',
        'nl',
      ),
      canonicalTerms(agreed(), clauses, '2', 'nl'),
      canonicalTerms(agreed(), clauses, '1', 'fy'),
    ]
    expect(new Set(texts).size).toBe(5)
  })
})

describe('the versions of an agreement', () => {
  const version = (number: number, change: Partial<TermsVersion>): TermsVersion => ({
    version: number,
    state: 'in-force',
    effectiveFrom: '2026-01-01',
    inForceAt: new Date('2026-01-01T10:00:00Z'),
    signedByBoth: true,
    ...change,
  })
  const versions = [
    version(1, { state: 'superseded' }),
    version(2, {
      effectiveFrom: '2026-03-01',
      inForceAt: new Date('2026-03-05T10:00:00Z'),
      signedByBoth: false,
    }),
    version(3, { state: 'withdrawn', effectiveFrom: '2026-04-01', inForceAt: null, signedByBoth: false }),
  ]
  const on = (day: string, known: string) => versionOn(versions, day, new Date(known))?.version ?? null

  test('one held on any day, as it was known at any moment', () => {
    expect(on('2025-12-31', '2026-12-31T00:00:00Z')).toBe(null)
    expect(on('2026-02-28', '2026-12-31T00:00:00Z')).toBe(1)
    expect(on('2026-03-02', '2026-12-31T00:00:00Z')).toBe(2)
    expect(on('2026-03-02', '2026-03-04T00:00:00Z')).toBe(1)
    expect(on('2026-05-01', '2026-12-31T00:00:00Z')).toBe(2)
  })
  test('changes are measured against the last one that both signed', () => {
    expect(lastSigned(versions)?.version).toBe(1)
    expect(lastSigned([])).toBe(null)
  })
  test('move only by their table', () => {
    for (const state of termsVersionStates) {
      for (const verb of [
        'prepare',
        'offer',
        'sign',
        'complete',
        'supersede',
        'adopt',
        'expire',
      ] as TermsVersionVerb[]) {
        const next = (termsVersionMoves[state] as Partial<Record<TermsVersionVerb, string>>)[verb]
        expect(moveVersion(state, verb)).toEqual(
          next ? { ok: true, state: next } : { ok: false, reason: { code: 'not-in-this-state', state } },
        )
      }
    }
  })
  test('in force make the plan, keyed by the same ids', () => {
    const terms = agreed()
    const plan = planOf(terms)
    expect(plan.milestones.map(({ id, dueOn }) => [id, dueOn])).toEqual(
      terms.milestones.map(({ id, due }) => [id, due]),
    )
    expect(plan.reports.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(plan.tranches.map(({ id }) => id)).toEqual(['t1', 't2', 't3'])
    expect(plan.indicators).toMatchObject([{ id: uuid(11), place: 0 }])
  })
})
