import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { endToEndIdOf, releaseOfEndToEnd } from '#app/domain/payment/batch.ts'
import { type KnownClaim, type KnownPayment, matchEntries } from '#app/domain/payment/matching.ts'

const payment = (release: string, change: Partial<KnownPayment> = {}): KnownPayment => ({
  release,
  grant: `grant-${release}`,
  endToEndId: `DB${release.toUpperCase()}`,
  amountCents: cents(100_00),
  iban: 'NL02ABNA0123456789',
  files: ['FILE1'],
  state: 'sent',
  seen: false,
  from: '2026-03-20',
  ...change,
})
const claim: KnownClaim = {
  grant: 'g',
  by: 'settlement',
  reference: 'LO-2026-0001',
  ibans: ['NL20INGB0001234567'],
  dueCents: cents(50_00),
  from: '2026-03-01',
  byHand: [],
}
const move = (amount: number, change: Partial<Parameters<typeof matchEntries>[0][number]> = {}) => ({
  valueOn: '2026-03-24',
  amountCents: cents(amount),
  reversal: false,
  endToEndId: null,
  paymentFile: null,
  iban: null,
  remittance: '',
  returnReason: null,
  ...change,
})
const match = (
  entries: Parameters<typeof matchEntries>[0],
  payments: KnownPayment[] = [payment('a')],
  claims: KnownClaim[] = [],
) => matchEntries(entries, { payments, claims })
const account = { iban: 'NL02ABNA0123456789' }

describe('what went out', () => {
  test('is paid by its end-to-end id, whatever the case and spaces', () => {
    expect(match([move(-100_00, { endToEndId: 'db a', ...account })])).toEqual([
      { kind: 'paid', releases: ['a'] },
    ])
  })

  test('stays open with another amount, another account, another day, or when it was booked', () => {
    const why = (change: object, amount = -100_00, known = payment('a')) =>
      match([move(amount, { endToEndId: 'DBA', ...change })], [known])[0]
    expect(why({}, -99_99)).toEqual({ kind: 'open', why: 'amount-differs' })
    expect(why({ iban: 'NL20INGB0001234567' })).toEqual({ kind: 'open', why: 'account-differs' })
    expect(why({ valueOn: '2026-03-19' })).toEqual({ kind: 'open', why: 'day-differs' })
    expect(why({}, -100_00, payment('a', { state: 'paid', seen: true }))).toEqual({
      kind: 'open',
      why: 'already-booked',
    })
    expect(why({}, -100_00, payment('a', { state: 'paid' }))).toEqual({ kind: 'booked', release: 'a' })
    expect(why({ endToEndId: 'ELSE', ...account })).toEqual({ kind: 'open', why: 'unknown' })
  })

  test('without an id is paid by amount and account when only one is so', () => {
    expect(match([move(-100_00, account)])).toEqual([{ kind: 'paid', releases: ['a'] }])
    expect(match([move(-100_00, account)], [payment('a'), payment('b')])).toEqual([
      { kind: 'open', why: 'several' },
    ])
    expect(match([move(-100_00, account), move(-100_00, account)])).toEqual([
      { kind: 'open', why: 'several' },
      { kind: 'open', why: 'several' },
    ])
    expect(match([move(-100_00)])).toEqual([{ kind: 'open', why: 'unknown' }])
  })

  test('in one sum for a file pays all of it, and nothing when the sum differs', () => {
    const both = [payment('a'), payment('b')]
    expect(match([move(-200_00, { paymentFile: 'FILE1' })], both)).toEqual([
      { kind: 'paid', releases: ['a', 'b'] },
    ])
    expect(match([move(-199_00, { paymentFile: 'FILE1' })], both)).toEqual([{ kind: 'open', why: 'unknown' }])
  })
})

describe('what came in', () => {
  test('is a payment that came back, also in the statement that shows it, once', () => {
    const back = move(100_00, { endToEndId: 'DBA', returnReason: 'AC04' })
    expect(match([back, move(-100_00, { endToEndId: 'DBA' })])).toEqual([
      { kind: 'returned', release: 'a', reason: 'AC04' },
      { kind: 'paid', releases: ['a'] },
    ])
    expect(match([back, back], [payment('a', { state: 'paid' })])).toEqual([
      { kind: 'returned', release: 'a', reason: 'AC04' },
      { kind: 'open', why: 'unknown' },
    ])
    expect(match([back])).toEqual([{ kind: 'open', why: 'not-paid' }])
    expect(match([{ ...back, amountCents: cents(99_00) }], [payment('a', { state: 'paid' })])).toEqual([
      { kind: 'open', why: 'amount-differs' },
    ])
  })

  test('is a repayment of who owes it, as far as it is asked', () => {
    const back = move(30_00, { iban: claim.ibans[0] as string })
    expect(match([back, back], [], [claim])).toEqual([
      { kind: 'repaid', grant: 'g', by: 'settlement' },
      { kind: 'open', why: 'more-than-due' },
    ])
    const other = { ...claim, grant: 'h', reference: 'LO-2026-0002' }
    expect(match([back], [], [claim, other])).toEqual([{ kind: 'open', why: 'several' }])
    expect(match([{ ...back, remittance: 'betreft LO-2026-0002' }], [], [claim, other])).toEqual([
      { kind: 'repaid', grant: 'h', by: 'settlement' },
    ])
    const byHand = [{ repayment: 'r', amountCents: cents(30_00), valueOn: '2026-03-24' }]
    expect(match([back, back], [], [{ ...claim, byHand }])).toEqual([
      { kind: 'repayment-booked', grant: 'g', by: 'settlement', repayment: 'r' },
      { kind: 'repaid', grant: 'g', by: 'settlement' },
    ])
    expect(match([move(30_00)], [], [claim])).toEqual([{ kind: 'open', why: 'unknown' }])
  })
})

test('no payment is paid twice, none comes back that was not paid, and no claim is repaid above it', () => {
  const anyPayment = fc.record({
    release: fc.constantFrom('a', 'b', 'c', 'd'),
    amountCents: fc.constantFrom(cents(100_00), cents(200_00)),
    iban: fc.constantFrom('NL02ABNA0123456789', 'NL20INGB0001234567'),
    state: fc.constantFrom('sent' as const, 'paid' as const),
    seen: fc.boolean(),
  })
  const payments = fc
    .uniqueArray(anyPayment, { selector: ({ release }) => release })
    .map((rows) => rows.map(({ release, ...rest }) => payment(release, rest)))
  const entry = fc.record({
    amountCents: fc.constantFrom(-100_00, -200_00, -300_00, 100_00, 200_00, 10_00).map(cents),
    reversal: fc.boolean(),
    endToEndId: fc.constantFrom(null, 'DBA', 'DBB', 'DBC', 'ELSE'),
    paymentFile: fc.constantFrom(null, 'FILE1'),
    iban: fc.constantFrom(null, 'NL02ABNA0123456789', 'NL20INGB0001234567'),
    remittance: fc.constantFrom('', 'LO-2026-0001'),
    returnReason: fc.constantFrom(null, 'AC04'),
    valueOn: fc.constant('2026-03-24'),
  })
  fc.assert(
    fc.property(payments, fc.array(entry, { maxLength: 12 }), (known, entries) => {
      const matches = matchEntries(entries, { payments: known, claims: [claim] })
      expect(matches).toHaveLength(entries.length)
      const paid = matches.flatMap((one) => (one.kind === 'paid' ? one.releases : []))
      expect(new Set(paid).size).toBe(paid.length)
      const before = new Set(known.filter(({ state }) => state === 'paid').map(({ release }) => release))
      for (const release of paid) expect(before.has(release)).toBe(false)
      const back = matches.flatMap((one) => (one.kind === 'returned' ? [one.release] : []))
      expect(new Set(back).size).toBe(back.length)
      for (const release of back) expect(before.has(release) || paid.includes(release)).toBe(true)
      let repaid = 0
      matches.forEach((one, at) => {
        const amount = entries[at]?.amountCents ?? 0
        if (one.kind === 'repaid') repaid += amount
        if (one.kind === 'paid') {
          const sum = known
            .filter(({ release }) => one.releases.includes(release))
            .reduce((total, { amountCents }) => total + amountCents, 0)
          expect(sum).toBe(-amount)
        }
      })
      expect(repaid).toBeLessThanOrEqual(claim.dueCents)
    }),
  )
})

test('a release has one name for the bank, which is found again', () => {
  fc.assert(
    fc.property(fc.uuid(), (release) => {
      const name = endToEndIdOf(release)
      expect(name).toMatch(/^[A-Z0-9]{34}$/)
      expect(releaseOfEndToEnd(name)).toBe(release)
    }),
  )
  expect(releaseOfEndToEnd('NOTPROVIDED')).toBe(null)
})
