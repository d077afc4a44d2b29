import { and, asc, eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookLoanReceipt } from '#app/commands/book-loan-repayment.server.ts'
import { decideLoan } from '#app/commands/decide-loan.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { serveLoans } from '#app/commands/serve-loans.server.ts'
import { addMonths, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { coverOn } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { sendMail } from '#app/server/mail/send.server.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { lettersOf } from '#db/queries/grant-letters.server.ts'
import { coverOfScope, openCommitments } from '#db/queries/ledger.server.ts'
import { countedRepayments, isPaidOut, loanOfGrant, standingOfLoan } from '#db/queries/loans.server.ts'
import { events, ledgerEntries, measurements, outgoingMails, reports } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { course, preparedSettlement } from '#tests/world/course.ts'
import { acceptedReport, type GrantWorld, granting, grantState, version } from '#tests/world/granting.ts'
import {
  bookedReceipt,
  decidedLoan,
  lentGrant,
  loanDecision,
  loanGrant,
  paidOutOn,
} from '#tests/world/loan.ts'

useDatabase({ max: 12 })

let world: World
const freshFund = async () => {
  world = await aFund(900_000_00)
}

const due = (n: number) => addMonths(paidOutOn, n)
const on = (day: string) => amsterdamInstant(day, '12:00')
const expected = async (made: GrantWorld) =>
  (await countedRepayments(db(), made.grant)).filter(({ cover }) => cover !== 0)
const standing = async (made: GrantWorld, day: string) => {
  const loan = await loanOfGrant(db(), made.fund, made.grant)
  if (!isPaidOut(loan)) throw new Error('not paid out')
  return standingOfLoan(loan, day)
}
const told = async (made: GrantWorld, type: string) =>
  db()
    .select()
    .from(events)
    .where(and(eq(events.subjectId, made.grant), eq(events.type, type)))
    .orderBy(asc(events.sequence))

describe('what the ledger expects back', () => {
  beforeAll(freshFund)

  test('counts from the planned day once signed, four fifths of it', async () => {
    const made = await loanGrant(world)
    const planned = (await version(made)).terms.tranches[0]?.plannedOn ?? ''
    expect(await expected(made)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ on: addMonths(planned, n), cover: 800_00 })),
    )
  })

  test('counts from the real day once paid out', async () => {
    const paid = await lentGrant(world)
    expect(await expected(paid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ on: due(n), cover: 800_00 })))
  })

  test('a receipt is room at once: all of it on its value date, less what was expected', async () => {
    const made = await lentGrant(world)
    const at = on(due(1))
    const before = coverOn(await coverOfScope(db(), made.fund, made.fund), '2099-01-01')
    await yes(bookedReceipt(made, 1_500_00, at))
    expect(coverOn(await coverOfScope(db(), made.fund, made.fund), '2099-01-01') - before).toBe(300_00)
    expect((await expected(made)).slice(0, 2)).toEqual([
      { on: due(2), cover: 400_00 },
      { on: due(3), cover: 800_00 },
    ])
    const lines = await db().select().from(ledgerEntries).where(eq(ledgerEntries.grantId, made.grant))
    expect(lines.filter(({ kind }) => kind === 'repayment-received')).toMatchObject([
      { on: due(1), coverCents: 1_500_00, weighs: 'fact' },
    ])
  })
})

describe('a receipt', () => {
  test('is booked by the manager, once, within what is open', async () => {
    const made = await lentGrant(world)
    const at = on(due(2))
    const form = { operation: operation(), amount: cents(500_00), valueDate: dayOf(at) }
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner])
      expect(await bookLoanReceipt(actor, made.grant, form, at)).toEqual(refused('not-found'))
    const answers = await Promise.all(
      [1, 2].map(() => bookLoanReceipt(made.panel.sipke, made.grant, form, at)),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(await bookedReceipt(made, 7_500_01, at)).toEqual(refused('repayment-too-high', { most: 7_500_00 }))
    expect((await standing(made, dayOf(at))).outstanding).toBe(7_500_00)
    const unpaid = await loanGrant(world)
    expect(await bookedReceipt(unpaid, 1, at)).toEqual(refused('not-found'))
  })

  test('ends the loan when it was the last of it', async () => {
    const made = await lentGrant(world)
    await yes(bookedReceipt(made, 8_000_00, on(due(1))))
    expect((await standing(made, due(1))).state).toBe('repaid')
    expect(await told(made, 'loan-over')).toMatchObject([{ data: { state: 'repaid' } }])
    expect(await expected(made)).toEqual([])
    expect(await grantState(made)).toBe('running')
  })
})

describe('each day', () => {
  beforeAll(freshFund)

  test('asks in time, reminds three times, the last by letter, and stops counting on what is missed', async () => {
    const made = await lentGrant(world)
    const asked = on(addMonths(paidOutOn, 1))
    expect(await serveLoans(new Date(asked.getTime() - 22 * 86_400_000))).toBe(0)
    await serveLoans(new Date(asked.getTime() - 21 * 86_400_000))
    const kinds = async () => (await lettersOf(db(), made.grant)).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['loan-invoice'])
    const day = (late: number) => new Date(asked.getTime() + late * 86_400_000)
    for (const late of [0, 6, 7, 8, 13, 14, 20, 29, 30, 31]) {
      await serveLoans(day(late))
      await serveLoans(day(late))
    }
    const [first] = await told(made, 'loan-invoice-made')
    const reminders = (await told(made, 'loan-reminded')).filter(
      ({ data }) => data.invoice === first?.data.invoice,
    )
    expect(reminders.map(({ data }) => data.days)).toEqual([7, 14, 30])
    expect((await kinds()).filter((kind) => kind === 'loan-reminder')).toHaveLength(1)
    expect(await told(made, 'loan-instalment-missed')).toMatchObject([{ data: { number: 1 } }])
    expect((await expected(made))[0]).toEqual({ on: due(2), cover: 800_00 })
    const late = await workOf(db(), made.panel.sipke, dayOf(day(31)))
    expect(late.filter(({ kind, subject }) => kind === 'loan-late' && subject === made.grant)).toMatchObject([
      { amount: 2_000_00, on: due(1) },
    ])
    await yes(bookedReceipt(made, 1_000_00, day(32)))
    expect((await expected(made))[0]).toEqual({ on: due(2), cover: 800_00 })
    const mails = await db().select().from(outgoingMails).where(like(outgoingMails.template, 'loan-%'))
    const own = mails.filter(({ props }) => props.grant === made.grant)
    expect(new Set(own.map(({ template }) => template))).toEqual(
      new Set(['loan-repayment-due', 'loan-repayment-late', 'loan-repayment-received']),
    )
    for (const { id } of own) await sendMail(id)
  })
})

describe('a grant with a gift and a loan', () => {
  beforeAll(freshFund)

  test('settles the gift, and closes once the loan is over', async () => {
    const made = await lentGrant(world)
    await preparedSettlement(made)
    const at = later({ days: 1 }, course.settle)
    await yes(
      decideSettlement(
        { ...made.panel.tjitske, steppedUpAt: at },
        made.grant,
        { operation: operation() },
        at,
      ),
    )
    expect(await grantState(made)).toBe('terminated')
    expect(await expected(made)).toHaveLength(8)
    await yes(bookedReceipt(made, 3_000_00, on(due(3))))
    expect(await grantState(made)).toBe('terminated')
    await yes(bookedReceipt(made, 5_000_00, on(due(4))))
    expect(await grantState(made)).toBe('settled')
  })

  test('frees a loan that was never paid out, with what would have come back', async () => {
    const made = await loanGrant(world)
    await preparedSettlement(made)
    expect(await expected(made)).toEqual([])
    const at = later({ days: 1 }, course.settle)
    await yes(
      decideSettlement(
        { ...made.panel.tjitske, steppedUpAt: at },
        made.grant,
        { operation: operation() },
        at,
      ),
    )
    expect(await openCommitments(db(), made.grant)).toEqual([])
    expect(await grantState(made)).toBe('settled')
  })
})

describe('a decision that something need not come back', () => {
  beforeAll(freshFund)

  const at = on(due(1))

  test('is prepared by the manager and decided by another, freshly proven, with a letter', async () => {
    const made = await lentGrant(world)
    expect(await loanDecision(made, { amount: cents(8_000_01) }, at)).toEqual(
      refused('loan-too-much', { most: 8_000_00 }),
    )
    await yes(loanDecision(made, { amount: cents(1_000_00) }, at))
    await yes(loanDecision(made, { amount: cents(2_500_00) }, at))
    const waits = (await workOf(db(), made.panel.tjitske, dayOf(at))).filter(
      ({ subject }) => subject === made.grant,
    )
    expect(waits.map(({ kind }) => kind)).toContain('loan-decide')
    const both = { ...made.panel.sipke, roles: ['manager', 'approver'], steppedUpAt: at } as const
    expect(await decideLoan(both, made.grant, { operation: operation() }, at)).toEqual(refused('same-person'))
    expect(await decideLoan(made.panel.tjitske, made.grant, { operation: operation() }, at)).toEqual(
      refused('step-up-needed'),
    )
    await yes(decidedLoan(made, at))
    expect(await decidedLoan(made, at)).toEqual(refused('not-found'))
    const [letter] = await lettersOf(db(), made.grant)
    expect(letter?.facts).toMatchObject({
      kind: 'loan-decision',
      decision: 'write-off',
      amount: 2_500_00,
      open: 5_500_00,
    })
    expect((await expected(made)).slice(-2)).toEqual([
      { on: due(5), cover: 800_00 },
      { on: due(6), cover: 400_00 },
    ])
  })

  test('a loss and a gift both end the loan; the commitment of the gift stays', async () => {
    for (const [kind, state] of [
      ['write-off', 'written-off'],
      ['conversion', 'converted'],
    ] as const) {
      const made = await lentGrant(world)
      await yes(loanDecision(made, { kind, amount: cents(8_000_00) }, at))
      await yes(decidedLoan(made, at))
      expect((await standing(made, dayOf(at))).state).toBe(state)
      expect(await expected(made)).toEqual([])
      expect(await loanDecision(made, { amount: cents(1) }, at)).toEqual(refused('loan-over'))
    }
  })

  test('a waiver needs a rule in the terms and a measurement that was accepted', async () => {
    const none = await lentGrant(world)
    expect(await loanDecision(none, { kind: 'waiver' }, at)).toEqual(refused('no-waiver-agreed'))
    const made = await lentGrant(world, { waiver: { indicator: '', shareBp: 5_000, waivedBp: 2_500 } })
    expect(await loanDecision(made, { kind: 'waiver' }, at)).toEqual(
      refused('waiver-not-reached', { share: 5_000 }),
    )
    await acceptedReport(made, 'r1', [], made.panel.sipke, granting.payment)
    const [report] = await db().select().from(reports).where(eq(reports.grantId, made.grant))
    const { terms } = await version(made)
    const [indicator] = terms.indicators
    if (!indicator) throw new Error('no indicator')
    const measure = (baseline: boolean, value: number) => ({
      id: newId(granting.payment),
      reportId: report?.id ?? '',
      fundId: made.fund,
      grantId: made.grant,
      indicatorId: indicator.id,
      baseline,
      value,
      qualifier: 'exact' as const,
      periodFrom: '2026-01-01',
      periodTo: baseline ? '2026-01-31' : '2026-03-01',
      method: 'Geteld',
      recordedBy: made.owner.person,
      recordedAt: granting.payment,
      acceptedAt: granting.payment,
    })
    await db()
      .insert(measurements)
      .values([measure(true, indicator.baseline ?? 0), measure(false, indicator.target)])
    expect(await loanDecision(made, { kind: 'waiver' }, at)).toMatchObject({ ok: true })
    await yes(decidedLoan(made, at))
    expect((await standing(made, dayOf(at))).outstanding).toBe(6_000_00)
    expect(await loanDecision(made, { kind: 'waiver' }, at)).toEqual(refused('waived-already'))
  })
})
