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
import { canPlanTransfer, canSetCeiling, canTransfer, movable } from '#app/domain/ledger/transfer.ts'
import { coverDays, judgePosting } from '#app/domain/ledger.ts'
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
  const on = '2026-03-10'
  const transfer = { from: 'a', to: 'b', cents: 500_00, on, consent: null }
  const holds = (amount: number, unbound: number | null) => ({
    cover: [{ on: '2026-01-01', cover: cents(amount) }],
    unbound: unbound === null ? null : cents(unbound),
  })

  test('takes no more out of the money that no pot holds than is free of it', () => {
    const out = { ...transfer, from: null }
    expect(canTransfer(out, holds(500_00, null))).toEqual(allowed())
    expect(canTransfer(out, holds(499_99, null))).toEqual(
      refused('transfer-short', { on, short: 1, left: 499_99 }),
    )
    expect(canTransfer({ ...out, consent: 'Brief' }, holds(-1, null))).toEqual(
      refused('transfer-short', { on, short: 500_01, left: 0 }),
    )
  })

  test('takes no more out of a pot than was moved into it, unless the donor agrees', () => {
    expect(canTransfer(transfer, holds(900_00, 500_00))).toEqual(allowed())
    expect(canTransfer(transfer, holds(900_00, 499_99))).toEqual(refused('earmark-bound', { left: 499_99 }))
    expect(canTransfer(transfer, holds(900_00, -1))).toEqual(refused('earmark-bound', { left: 0 }))
    expect(canTransfer({ ...transfer, consent: 'Brief van 3 maart' }, holds(900_00, 0))).toEqual(allowed())
  })

  test('leaves every later day of the pot its cover, whatever the donor says', () => {
    const cover = [
      { on: '2026-01-01', cover: cents(900_00) },
      { on: '2026-06-01', cover: cents(100_00) },
      { on: '2026-09-01', cover: cents(700_00) },
    ]
    const agreed = { ...transfer, consent: 'Brief van 3 maart' }
    const short = { on: '2026-06-01', short: 400_00 }
    expect(canTransfer(agreed, { cover, unbound: cents(0) })).toEqual(
      refused('transfer-short', { ...short, left: 100_00 }),
    )
    expect(canTransfer({ ...agreed, on: '2026-09-01' }, { cover, unbound: cents(0) })).toEqual(allowed())
    expect(canTransfer(transfer, { cover, unbound: cents(500_00) })).toEqual(
      refused('transfer-short', { ...short, left: 100_00 }),
    )
  })

  test('of what may go is allowed, and of a cent more is not', () => {
    const amounts = fc.integer({ min: -1_000_00, max: 1_000_00 })
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), amounts), { maxLength: 8 })
    const consents = fc.constantFrom(null, 'Brief')
    fc.assert(
      fc.property(days, amounts, consents, fc.integer({ min: 1, max: 28 }), (moves, unbound, consent, at) => {
        const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`
        const cover = coverDays(moves.map(([number, amount]) => ({ on: day(number), cover: cents(amount) })))
        const giving = { cover, unbound: cents(unbound) }
        const { free, agreed } = movable(giving, day(at))
        const left = consent ? agreed : free
        const ask = (amount: number) =>
          canTransfer({ ...transfer, consent, on: day(at), cents: amount }, giving)
        if (left > 0) expect(ask(left)).toEqual(allowed())
        expect(ask(left + 1)).toMatchObject({ ok: false, reason: { left } })
        const much = ask(5_000_00)
        if (!much.ok && consent && agreed > 0) expect(much.reason.short).toBe(5_000_00 - agreed)
        const posting = judgePosting(cover, [{ on: day(at), cover: cents(-agreed - 1) }])
        expect(posting.ok).toBe(false)
      }),
    )
  })

  test('goes somewhere else', () => {
    expect(canTransfer({ ...transfer, to: 'a' }, holds(500_00, 500_00))).toEqual(refused('same-pot'))
  })

  test('is planned for today or later', () => {
    expect(canPlanTransfer(transfer, on)).toEqual(allowed())
    expect(canPlanTransfer(transfer, '2026-03-11')).toEqual(
      refused('transfer-day-past', { on, today: '2026-03-11' }),
    )
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
