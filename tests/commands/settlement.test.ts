import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { bookRepayment } from '#app/commands/book-repayment.server.ts'
import { bookReturned } from '#app/commands/book-returned.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { prepareSettlement } from '#app/commands/prepare-settlement.server.ts'
import { returnSettlement } from '#app/commands/return-settlement.server.ts'
import { askChecks, runChecks } from '#app/commands/run-checks.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { db, transaction } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { lettersOf } from '#db/queries/grant-letters.server.ts'
import { openCommitments, positions } from '#db/queries/ledger.server.ts'
import { settlementOf } from '#db/queries/settlements.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { ledgerEntries, outgoingMails } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { announcedEnding, aSettlement, course, preparedSettlement } from '#tests/world/course.ts'
import { type GrantWorld, grantState, paidTranche, runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(900_000_00)
})

const decided = later({ days: 1 }, course.settle)
const decide = (made: GrantWorld, form = { operation: operation() }) =>
  decideSettlement({ ...made.panel.tjitske, steppedUpAt: decided }, made.grant, form, decided)
const kinds = async (made: GrantWorld, at: Date, kind: string) =>
  (await workOf(db(), made.panel[kind === 'settlement-decide' ? 'tjitske' : 'sipke'], dayOf(at))).filter(
    (item) => item.kind === kind && item.subject === made.grant,
  )

describe('a settlement', () => {
  test('is for a grant that came to its end, prepared by the manager', async () => {
    const made = await runningGrant(world)
    expect(await prepareSettlement(made.panel.sipke, made.grant, aSettlement(), course.settle)).toMatchObject(
      {
        reason: { code: 'not-in-this-state', state: 'running', machine: 'grant' },
      },
    )
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner])
      expect(await prepareSettlement(actor, made.grant, aSettlement(), course.settle)).toEqual(
        refused('not-found'),
      )
  })

  test('is decided by another, freshly proven, and asks back what is left', async () => {
    const made = await runningGrant(world)
    await paidTranche(made)
    const day = dayOf(course.end)
    await announcedEnding(made, { ground: 'not-done', heardOn: day, lastDay: day })
    expect(await kinds(made, course.settle, 'settle')).toHaveLength(1)
    const form = aSettlement({ finalCents: cents(5_000_00), planMonths: 3 })
    await yes(prepareSettlement(made.panel.sipke, made.grant, form, course.settle))
    expect(await kinds(made, course.settle, 'settlement-decide')).toHaveLength(1)
    const both = { ...made.panel.sipke, roles: ['manager', 'approver'], steppedUpAt: decided } as const
    const once = { operation: operation() }
    expect(await decideSettlement(both, made.grant, once, decided)).toEqual(refused('same-person'))
    expect(await decideSettlement(made.panel.tjitske, made.grant, once, decided)).toEqual(
      refused('step-up-needed'),
    )
    const answers = await Promise.all([1, 2].map(() => decide(made, once)))
    expect(answers[1]).toEqual(answers[0])
    expect(await settlementOf(db(), made.grant)).toMatchObject({
      paidCents: 8_000_00,
      finalCents: 5_000_00,
      askedCents: 3_000_00,
      toPayCents: 0,
      reclaimableUntil: '2031-04-05',
    })
    const [letter] = await lettersOf(db(), made.grant)
    expect(letter?.facts).toMatchObject({ kind: 'settlement', final: 5_000_00, asked: 3_000_00 })
    expect(await grantState(made)).toBe('terminated')
    expect(await decide(made)).toEqual(refused('settlement-decided'))
    expect(await prepareSettlement(made.panel.sipke, made.grant, aSettlement(), decided)).toEqual(
      refused('settlement-decided'),
    )
  })

  test('goes back to who prepared it, with a reason, and is prepared anew', async () => {
    const made = await runningGrant(world)
    await paidTranche(made)
    const { settlement } = await preparedSettlement(made)
    const give = (actor: Person, reason = 'De bonnen van mei ontbreken.') =>
      returnSettlement(actor, made.grant, { operation: operation(), reason }, decided)
    for (const actor of [made.panel.sipke, await enter(world, 'henk'), made.owner])
      expect(await give(actor)).toEqual(refused('not-found'))
    const both = { ...made.panel.sipke, roles: ['manager', 'approver'] } as const
    expect(await give(both)).toEqual(refused('same-person'))
    expect(await give(made.panel.tjitske, ' ')).toEqual(refused('return-needs-reason'))
    await yes(give(made.panel.tjitske))
    expect(await give(made.panel.tjitske)).toEqual(refused('settlement-returned'))
    expect(await decide(made)).toEqual(refused('settlement-returned'))
    expect(await settlementOf(db(), made.grant)).toMatchObject({
      id: settlement,
      returnedBy: made.panel.tjitske.person,
      returnReason: 'De bonnen van mei ontbreken.',
    })
    expect(await kinds(made, decided, 'settlement-decide')).toEqual([])
    expect(await kinds(made, decided, 'settle')).toHaveLength(1)
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'settlement-returned'))
    expect(mails).toMatchObject([{ recipient: made.panel.sipke.person }])
    await yes(prepareSettlement(made.panel.sipke, made.grant, aSettlement(), decided))
    expect(await settlementOf(db(), made.grant)).toMatchObject({ returnedBy: null, returnReason: null })
    expect(await kinds(made, decided, 'settlement-decide')).toHaveLength(1)
    expect(await kinds(made, decided, 'settle')).toEqual([])
    await yes(decide(made))
    expect(await give(made.panel.tjitske)).toEqual(refused('settlement-decided'))
  })

  test('is square when everything came back, booked on the day of the bank', async () => {
    const made = await runningGrant(world)
    await paidTranche(made)
    await preparedSettlement(made, { finalCents: cents(7_000_00) })
    await yes(decide(made))
    const at = later({ days: 20 }, decided)
    expect(await kinds(made, at, 'repayment-due')).toMatchObject([{ amount: 1_000_00 }])
    const before = await positions(db(), made.fund)
    const book = (amount: number) =>
      bookRepayment(
        made.panel.sipke,
        made.grant,
        { operation: operation(), amount: cents(amount), valueDate: dayOf(at) },
        at,
      )
    expect(
      await bookRepayment(
        made.panel.tjitske,
        made.grant,
        { operation: operation(), amount: cents(1), valueDate: dayOf(at) },
        at,
      ),
    ).toEqual(refused('not-found'))
    await yes(book(400_00))
    expect(await grantState(made)).toBe('terminated')
    expect(await book(600_01)).toMatchObject({ reason: { code: 'repayment-too-high', most: 600_00 } })
    await yes(book(600_00))
    expect(await grantState(made)).toBe('settled')
    const lines = await db().select().from(ledgerEntries).where(eq(ledgerEntries.grantId, made.grant))
    expect(
      lines.filter(({ kind }) => kind === 'recovery-received').map(({ coverCents }) => coverCents),
    ).toEqual([400_00, 600_00])
    expect((await positions(db(), made.fund)).fund.received).toBeGreaterThanOrEqual(before.fund.received)
    expect(await kinds(made, at, 'repayment-due')).toEqual([])
  })

  test('closes at once when nothing is left', async () => {
    const made = await runningGrant(world)
    await preparedSettlement(made)
    await yes(decide(made))
    expect(await grantState(made)).toBe('settled')
    expect(await openCommitments(db(), made.grant)).toEqual([])
  })

  test('pays the rest by one last payment of just that amount', async () => {
    const made = await runningGrant(world)
    await paidTranche(made)
    await preparedSettlement(made, { finalCents: cents(9_500_00) })
    await yes(decide(made))
    const open = (await openCommitments(db(), made.grant)).map(({ id, amount }) => [id, amount])
    expect(open.toSorted()).toEqual([
      ['t1', 8_000_00],
      ['t2', 1_500_00],
    ])
    const at = later({ days: 3 }, decided)
    const prepare = (tranche: string) =>
      prepareRelease(made.panel.sipke, made.grant, tranche, { operation: operation() }, at)
    expect(await prepare('t3')).toMatchObject({ reason: { code: 'not-in-this-state', state: 'cancelled' } })
    const { release } = await yes(prepare('t2'))
    const tjitske = { ...made.panel.tjitske, steppedUpAt: at }
    await yes(approveRelease(tjitske, release, { operation: operation() }, at))
    await yes(confirmPaid(made.panel.sipke, release, { operation: operation(), valueDate: dayOf(at) }, at))
    expect(await grantState(made)).toBe('settled')
    const paid = await db().select().from(ledgerEntries).where(eq(ledgerEntries.grantId, made.grant))
    const amounts = paid.filter(({ kind }) => kind === 'payment-made').map(({ coverCents }) => coverCents)
    expect(amounts.toSorted((one, other) => one - other)).toEqual([-8_000_00, -1_500_00])
  })

  test('whose last payment the bank sent back asks the manager to pay it anew', async () => {
    const made = await runningGrant(await aFund(400_000_00))
    await paidTranche(made)
    await preparedSettlement(made, { finalCents: cents(9_500_00) })
    await yes(decide(made))
    const pay = async (at: Date) => {
      const form = { operation: operation() }
      const { release } = await yes(prepareRelease(made.panel.sipke, made.grant, 't2', form, at))
      const tjitske = { ...made.panel.tjitske, steppedUpAt: at }
      await yes(approveRelease(tjitske, release, { operation: operation() }, at))
      const paid = { operation: operation(), valueDate: dayOf(at) }
      await yes(confirmPaid(made.panel.sipke, release, paid, at))
      return release
    }
    const [first, second] = [later({ days: 3 }, decided), later({ days: 9 }, decided)]
    const release = await pay(first)
    const before = await positions(db(), made.fund)
    await transaction(async (tx) => {
      const grant = await lockGrant(tx, made.fund, made.grant)
      const row = await releaseById(tx, made.fund, release)
      if (!grant || !row) throw new Error('no payment')
      return bookReturned(
        tx,
        made.panel.sipke,
        grant,
        row,
        { valueDate: dayOf(second), reason: 'AC04' },
        second,
      )
    })
    expect(await kinds(made, second, 'release-ready')).toMatchObject([{ amount: 1_500_00 }])
    await pay(second)
    expect(await kinds(made, second, 'release-ready')).toEqual([])
    expect(await positions(db(), made.fund)).toEqual(before)
    expect(await grantState(made)).toBe('settled')
    const { run } = await yes(askChecks(made.panel.sipke, { operation: operation() }, second))
    expect(await runChecks(run, second)).toEqual([])
  })

  test('can be prepared anew until it is decided', async () => {
    const made = await runningGrant(world)
    await preparedSettlement(made)
    await yes(
      prepareSettlement(
        made.panel.sipke,
        made.grant,
        aSettlement({ finalCents: cents(1_00) }),
        course.settle,
      ),
    )
    expect(await settlementOf(db(), made.grant)).toMatchObject({ finalCents: 1_00, toPayCents: 1_00 })
  })
})
