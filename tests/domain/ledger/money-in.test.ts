import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canReceive,
  canWithdrawPromise,
  promiseLines,
  receivedLines,
  stillDue,
  withdrawnLines,
} from '#app/domain/ledger/contribution.ts'
import { canReturn, canTake, fundDecisionSchema } from '#app/domain/ledger/fund-decision.ts'
import { canSetCeiling, canTransfer } from '#app/domain/ledger/transfer.ts'
import { coverDays } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const promised = { amountCents: 100_00, dueOn: '2026-06-01', acceptedShareBp: 7_500 }

describe('a promise of a donor', () => {
  test('counts for its share until it is received, then whole', () => {
    expect(coverDays(promiseLines(promised, {}))).toEqual([{ on: '2026-06-01', cover: 75_00 }])
    const receipt = { cents: 100_00, valueOn: '2026-06-10' }
    const lines = [...promiseLines(promised, {}), ...receivedLines(promised, cents(100_00), receipt, {})]
    expect(coverDays(lines).at(-1)).toEqual({ on: '2026-06-10', cover: 100_00 })
  })

  test('in whatever parts it comes, and struck for the rest, leaves exactly what was received', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 60_00 }), { maxLength: 6 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 10_000 }), (amounts, acceptedShareBp) => {
        const promise = { ...promised, acceptedShareBp }
        const receipts = amounts.map((amount) => ({ cents: amount, valueOn: '2026-07-01' }))
        const lines = promiseLines(promise, {})
        receipts.forEach((receipt, at) => {
          lines.push(...receivedLines(promise, stillDue(promise, receipts.slice(0, at), false), receipt, {}))
        })
        lines.push(...withdrawnLines(promise, stillDue(promise, receipts, false), {}))
        const total = lines.reduce((sum, { cover }) => sum + cover, 0)
        expect(total).toBe(amounts.reduce((sum, amount) => sum + amount, 0))
        expect(stillDue(promise, receipts, true)).toBe(0)
      }),
    )
  })

  test('is received on a day of the fund that has been', () => {
    const between = { from: '2025-01-01', to: '2026-06-30' }
    const on = (valueOn: string) => canReceive({ cents: 1, valueOn }, between)
    expect(on('2025-01-01')).toEqual(allowed())
    expect(on('2026-06-30')).toEqual(allowed())
    expect(on('2026-07-01')).toEqual(refused('value-date-wrong', between))
    expect(on('2024-12-31')).toEqual(refused('value-date-wrong', between))
  })

  test('of which nothing is due cannot be struck', () => {
    expect(canWithdrawPromise(cents(1))).toEqual(allowed())
    expect(canWithdrawPromise(cents(0))).toEqual(refused('nothing-due'))
  })
})

describe('a transfer', () => {
  const transfer = { from: 'a', to: 'b', cents: 500_00, consent: null }
  test('takes no more out of the money that no pot holds than is free of it', () => {
    const out = { ...transfer, from: null }
    expect(canTransfer(out, cents(500_00))).toEqual(allowed())
    expect(canTransfer(out, cents(499_99))).toEqual(refused('transfer-short', { left: 499_99 }))
    expect(canTransfer({ ...out, consent: 'Brief' }, cents(-1))).toEqual(
      refused('transfer-short', { left: 0 }),
    )
  })

  test('takes no more out of a pot than was moved into it, unless the donor agrees', () => {
    expect(canTransfer(transfer, cents(500_00))).toEqual(allowed())
    expect(canTransfer(transfer, cents(499_99))).toEqual(refused('earmark-bound', { left: 499_99 }))
    expect(canTransfer(transfer, cents(-1))).toEqual(refused('earmark-bound', { left: 0 }))
    expect(canTransfer({ ...transfer, consent: 'Brief van 3 maart' }, cents(0))).toEqual(allowed())
  })

  test('goes somewhere else', () => {
    expect(canTransfer({ ...transfer, to: 'a' }, cents(500_00))).toEqual(refused('same-pot'))
  })
})

test('a ceiling is never below what is committed under it', () => {
  expect(canSetCeiling(100, cents(100))).toEqual(allowed())
  expect(canSetCeiling(99, cents(100))).toEqual(refused('ceiling-below-committed', { committed: 100 }))
})

describe('a decision about the fund’s money', () => {
  const prepared = { preparedBy: 'sipke', takenAt: null, returnedAt: null }
  test('is taken once, by somebody else', () => {
    expect(canTake(prepared, 'tjitske')).toEqual(allowed())
    expect(canTake(prepared, 'sipke')).toEqual(refused('same-person'))
    const taken = { ...prepared, takenAt: new Date(0) }
    const state = { state: 'taken', machine: 'fund-decision' }
    expect(canTake(taken, 'tjitske')).toEqual(refused('not-in-this-state', state))
    expect(canReturn(taken)).toEqual(refused('not-in-this-state', state))
    const returned = { ...prepared, returnedAt: new Date(0) }
    expect(canTake(returned, 'tjitske')).toMatchObject({ ok: false, reason: { state: 'returned' } })
    expect(canReturn(prepared)).toEqual(allowed())
  })

  test('is stored as one of its kinds, and nothing else', () => {
    const ceiling = { kind: 'ceiling', scope: 'year', scopeId: '2026', ceiling: 100_00 }
    expect(fundDecisionSchema.parse(ceiling)).toEqual(ceiling)
    expect(fundDecisionSchema.safeParse({ ...ceiling, scope: 'street' }).success).toBe(false)
    expect(fundDecisionSchema.safeParse({ ...ceiling, more: 1 }).success).toBe(false)
  })
})
