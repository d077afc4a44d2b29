import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canFile, canReturn } from '#app/domain/grant/release.ts'
import { cents } from '#app/domain/money.ts'
import {
  accountNeeds,
  type CallResult,
  canAskProof,
  canCheckAccount,
  canGiveProof,
  canJudgeProof,
  type NamedAccount,
  type NameResult,
  type ProofStep,
  payableAccount,
  proofState,
} from '#app/domain/payment/account.ts'
import { batchState, canMakeBatch, canRefuseBatch, type Fileable } from '#app/domain/payment/batch.ts'
import { canMatch } from '#app/domain/payment/entry.ts'
import { fundAccountSchema } from '#app/domain/payment/fund-account.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const now = new Date('2026-03-24T10:00:00Z')
const iban = 'NL02ABNA0123456789'
const account = (
  change: {
    iban?: string
    at?: string
    calls?: CallResult[]
    names?: NameResult[]
    proofs?: ProofStep[]
  } = {},
): NamedAccount => ({
  id: change.iban ?? iban,
  iban: change.iban ?? iban,
  holder: 'Stichting',
  person: 'ineke',
  at: new Date(change.at ?? '2026-03-01T10:00:00Z'),
  calls: (change.calls ?? ['confirmed']).map((result) => ({ result, by: 'sipke', at: now })),
  names: (change.names ?? []).map((result) => ({ result, by: 'sipke', at: now })),
  proofs: (change.proofs ?? ['right']).map((step) => ({ step, at: now })),
  sentProof: null,
  paidBefore: false,
})

describe('an account', () => {
  test('counts once somebody heard by phone that it is right, the first one at once', () => {
    expect(payableAccount(iban, [account()], 5)).toEqual({
      confirmed: true,
      proven: true,
      usableFrom: null,
      nameDiffers: false,
    })
    for (const calls of [[], ['denied'], ['no-answer'], ['confirmed', 'denied']] as CallResult[][])
      expect(payableAccount(iban, [account({ calls })], 5).confirmed).toBe(false)
    expect(payableAccount(iban, [], 5).confirmed).toBe(false)
  })

  test('that came in the place of another waits, and the one before counts no more', () => {
    const other = account({ iban: 'NL20INGB0001234567', at: '2026-03-20T23:30:00Z' })
    expect(payableAccount(other.iban, [account(), other], 5)).toMatchObject({
      confirmed: true,
      usableFrom: '2026-03-26',
    })
    expect(payableAccount(iban, [account(), other], 5).confirmed).toBe(false)
  })

  test('whose name is another’s is not paid to, until a check says otherwise', () => {
    expect(payableAccount(iban, [account({ names: ['no-match'] })], 5).nameDiffers).toBe(true)
    for (const name of ['match', 'close', 'not-possible'] as const)
      expect(payableAccount(iban, [account({ names: ['no-match', name] })], 5).nameDiffers).toBe(false)
  })

  test('is called about by another than who named it', () => {
    expect(canCheckAccount(account(), iban, { person: 'sipke' })).toEqual(allowed())
    expect(canCheckAccount(account(), iban, { person: 'ineke' })).toEqual(refused('account-named-by-you'))
    expect(canCheckAccount(account(), 'newer', { person: 'sipke' })).toEqual(refused('account-replaced'))
  })
})

describe('what an account still needs', () => {
  const today = '2026-03-24'
  const needs = (...accounts: NamedAccount[]) => accountNeeds(iban, accounts, 5, today)

  test('is named whole, in the order in which it is done', () => {
    expect(needs(account({ calls: [], proofs: [], names: ['no-match'] }))).toEqual([
      { need: 'call' },
      { need: 'ask-proof' },
      { need: 'name-differs' },
    ])
    const old = account({ iban: 'NL20INGB0001234567' })
    expect(needs(old, account({ at: '2026-03-22T10:00:00Z' }))).toEqual([
      { need: 'cooling', from: '2026-03-27' },
    ])
  })

  test('says whose turn it is for the proof', () => {
    const of = (change: Partial<NamedAccount>) => needs({ ...account(), ...change }).map(({ need }) => need)
    expect(of({ proofs: [{ step: 'asked', at: now }] })).toEqual(['await-proof'])
    expect(of({ proofs: [{ step: 'other', at: now }] })).toEqual(['await-proof'])
    expect(of({ proofs: [{ step: 'given', at: now }] })).toEqual(['see-proof'])
    expect(of({ proofs: [], sentProof: 'file' })).toEqual(['see-proof'])
    expect(of({ proofs: [], paidBefore: true })).toEqual([])
  })

  test('is nothing exactly when it may be paid to', () => {
    const histories = fc.record({
      calls: fc.array(fc.constantFrom<CallResult>('confirmed', 'denied', 'no-answer'), { maxLength: 3 }),
      names: fc.array(fc.constantFrom<NameResult>('match', 'no-match'), { maxLength: 2 }),
      proofs: fc.array(fc.constantFrom<ProofStep>('asked', 'given', 'right', 'other'), { maxLength: 3 }),
      at: fc.constantFrom('2026-03-01T10:00:00Z', '2026-03-22T10:00:00Z'),
    })
    fc.assert(
      fc.property(histories, fc.boolean(), (history, changed) => {
        const named = [...(changed ? [account({ iban: 'NL20INGB0001234567' })] : []), account(history)]
        const release = { preparedBy: 'sipke', approvedBy: 'tjitske', paidOn: null }
        const may = canFile(release, { account: payableAccount(iban, named, 5), onHold: false, today })
        expect(accountNeeds(iban, named, 5, today).length === 0).toBe(may.ok)
      }),
    )
  })
})

describe('the proof of an account', () => {
  const steps = ['asked', 'given', 'right', 'other'] as const
  const any = fc.record({
    proofs: fc.array(
      fc.constantFrom(...steps).map((step) => ({ step, at: now })),
      { maxLength: 5 },
    ),
    sentProof: fc.constantFrom('a-file', null),
    paidBefore: fc.boolean(),
  })

  test('is right once somebody saw it, until somebody says otherwise; what was paid before needs none', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const last = facts.proofs.at(-1)?.step
        const { proven } = payableAccount(iban, [{ ...account(), ...facts }], 5)
        expect(proven).toBe(last === 'right' || (last !== 'other' && facts.paidBefore))
      }),
    )
  })

  test('is asked, given or looked at: one of them is always open until it is right', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const one = { ...account(), ...facts }
        const state = proofState(one)
        const done = state === 'right' || state === 'known'
        expect(canGiveProof(one, one.id).ok).toBe(!done)
        expect(canAskProof(one, one.id).ok).toBe(state === 'none')
        expect(canGiveProof(one, 'newer')).toEqual(refused('account-replaced'))
        expect(canJudgeProof(one, one.id, { person: 'sipke' }, 'paper')).toEqual(allowed())
        expect(canJudgeProof(one, one.id, { person: 'ineke' }, 'paper').ok).toBe(false)
      }),
    )
  })

  test('is seen in a file only when there is one', () => {
    const judge = (change: object) =>
      canJudgeProof({ ...account({ proofs: [] }), ...change }, iban, { person: 'sipke' }, 'file')
    expect(judge({})).toEqual(refused('proof-no-file'))
    expect(judge({ sentProof: 'a-file' })).toEqual(allowed())
    expect(judge({ proofs: [{ step: 'given', at: now }] })).toEqual(allowed())
  })
})

describe('a payment', () => {
  const approved = { preparedBy: 'sipke', approvedBy: 'tjitske', paidOn: null }
  const payable = { confirmed: true, proven: true, usableFrom: null, nameDiffers: false }
  const file = (change: object = {}, release: object = {}) =>
    canFile(
      { ...approved, ...release },
      { account: { ...payable, ...change }, onHold: false, today: '2026-03-24' },
    )

  test('goes into a file when it is approved and its account may still be paid to', () => {
    expect(file()).toEqual(allowed())
    expect(file({ confirmed: false })).toEqual(refused('iban-not-confirmed'))
    expect(file({ proven: false })).toEqual(refused('iban-not-proven'))
    expect(file({ nameDiffers: true })).toEqual(refused('iban-name-differs'))
    expect(file({ usableFrom: '2026-03-25' })).toEqual(
      refused('iban-cooling-off', { usableFrom: '2026-03-25' }),
    )
    expect(file({}, { approvedBy: null })).toEqual(refused('not-in-this-state', { state: 'prepared' }))
    expect(file({}, { filedAt: now })).toEqual(refused('not-in-this-state', { state: 'in-file' }))
    expect(canFile(approved, { account: payable, onHold: true, today: '2026-03-24' })).toEqual(
      refused('grant-on-hold'),
    )
  })

  test('comes back after it was paid, and not from the future', () => {
    const paid = { ...approved, paidOn: '2026-03-20' }
    expect(canReturn(paid, '2026-03-24', '2026-03-24')).toEqual(allowed())
    for (const day of ['2026-03-19', '2026-03-25'])
      expect(canReturn(paid, day, '2026-03-24')).toEqual(
        refused('value-date-wrong', { from: '2026-03-20', to: '2026-03-24' }),
      )
    expect(canReturn(approved, '2026-03-24', '2026-03-24').ok).toBe(false)
    expect(canReturn({ ...paid, failedAt: now }, '2026-03-24', '2026-03-24').ok).toBe(false)
  })
})

describe('a file', () => {
  const one: Fileable = { release: 'a', amountCents: cents(1_00), verdict: allowed(), holder: 'A' }
  const days = { executeOn: '2026-03-25', today: '2026-03-24', latest: '2026-05-23' }
  const make = (seen: string[], found: Fileable[], when = days, steppedUpAt: Date | null = now) =>
    canMakeBatch(seen, found, when, { steppedUpAt }, now)

  test('is made of what was seen, all of it and nothing else', () => {
    const two = { ...one, release: 'b', amountCents: cents(2_00) }
    expect(make(['a', 'b'], [one, two])).toEqual(allowed({ totalCents: 3_00 }))
    expect(make(['a'], [one, two])).toEqual(allowed({ totalCents: 1_00 }))
    expect(make(['a', 'c'], [one, two])).toEqual(refused('batch-changed'))
    expect(make(['a', 'a'], [one])).toEqual(refused('batch-changed'))
    expect(make(['a'], [{ ...one, verdict: refused('grant-on-hold') }])).toEqual(refused('grant-on-hold'))
    expect(make(['a'], [{ ...one, holder: null }])).toEqual(refused('holder-unwritable'))
    expect(make(['a'], [one], days, null)).toEqual(refused('step-up-needed'))
    for (const executeOn of ['2026-03-23', '2026-05-24'])
      expect(make(['a'], [one], { ...days, executeOn })).toEqual(
        refused('execution-day-wrong', { from: '2026-03-24', to: '2026-05-23' }),
      )
  })

  test('is done when the bank answered for all of it, and refused only before it began', () => {
    const open = { paid: false, failed: false }
    expect(batchState(null, [open, { ...open, paid: true }])).toBe('sent')
    expect(batchState(null, [{ ...open, failed: true }])).toBe('done')
    expect(batchState(now, [open])).toBe('refused')
    const fresh = { steppedUpAt: now }
    expect(canRefuseBatch(null, [open], fresh, now)).toEqual(allowed())
    expect(canRefuseBatch(null, [open], { steppedUpAt: null }, now)).toEqual(refused('step-up-needed'))
    expect(canRefuseBatch(now, [open], fresh, now).ok).toBe(false)
    expect(canRefuseBatch(null, [{ ...open, paid: true }], fresh, now).ok).toBe(false)
  })
})

test('a movement is what its direction and amount allow, once', () => {
  const out = { state: 'open' as const, amountCents: cents(-5_00) }
  const back = { state: 'open' as const, amountCents: cents(5_00) }
  expect(canMatch(out, 'payment', { amountCents: cents(5_00) })).toEqual(allowed())
  expect(canMatch(out, 'payment', { amountCents: cents(6_00) })).toMatchObject({
    reason: { code: 'entry-amount-differs' },
  })
  expect(canMatch(out, 'payment', null).ok).toBe(false)
  for (const as of ['return', 'repayment', 'contribution'] as const)
    expect(canMatch(out, as, null)).toEqual(refused('entry-direction'))
  expect(canMatch(back, 'payment', { amountCents: cents(5_00) })).toEqual(refused('entry-direction'))
  expect(canMatch(back, 'contribution', null)).toEqual(allowed())
  expect(canMatch(out, 'not-ours', null)).toEqual(allowed())
  expect(canMatch({ ...out, state: 'paid' }, 'not-ours', null)).toEqual(refused('entry-matched'))
})

test('the account of a fund has right check digits', () => {
  const typed = {
    operation: '0190a000-0000-4000-8000-000000000001',
    iban: 'nl91 abna 0417 1643 00',
    bic: '',
    holder: ' Stichting ',
    painVersion: '09',
  }
  expect(fundAccountSchema.parse(typed)).toMatchObject({
    iban: 'NL91ABNA0417164300',
    bic: null,
    holder: 'Stichting',
  })
  for (const wrong of [{ iban: 'NL91ABNA0417164301' }, { bic: 'NOPE' }, { painVersion: '10' }, { more: 1 }])
    expect(fundAccountSchema.safeParse({ ...typed, ...wrong }).success).toBe(false)
})
