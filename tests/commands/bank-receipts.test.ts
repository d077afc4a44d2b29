import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { decideLoanCorrection, prepareLoanCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { importStatement } from '#app/commands/import-statement.server.ts'
import { matchMovement } from '#app/commands/match-movement.server.ts'
import { askChecks, runChecks } from '#app/commands/run-checks.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, addMonths, dayOf } from '#app/domain/calendar.ts'
import { headroom } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import type { MatchForm } from '#app/domain/payment/entry.ts'
import { refused } from '#app/domain/verdict.ts'
import { movementPage } from '#app/server/payments/movement-page.server.ts'
import { db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { contributionById, openPromises } from '#db/queries/contributions.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { coverOfScope, positions } from '#db/queries/ledger.server.ts'
import { countedRepayments, loanOfGrant } from '#db/queries/loans.server.ts'
import { entriesOfImport } from '#db/queries/statements.server.ts'
import { outgoingMails, releases, statementEntries } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { type Movement, statement } from '#tests/world/bank.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting } from '#tests/world/granting.ts'
import { bookedReceipt, lentGrant, paidOutOn } from '#tests/world/loan.ts'
import { fundIban, withFundAccount } from '#tests/world/paying.ts'

useDatabase({ max: 6 })

const reading = later({ days: 40 }, granting.payment)
const today = dayOf(reading)

const take = (made: GrantWorld, movements: Movement[], on = today) =>
  importStatement(
    made.panel.sipke,
    { operation: operation() },
    {
      name: 'afschrift.xml',
      bytes: new TextEncoder().encode(statement(movements, { on, iban: fundIban, id: operation() })),
    },
    reading,
  )
const taken = async (made: GrantWorld, movements: Movement[], on = today) =>
  entriesOfImport(db(), made.fund, (await yes(take(made, movements, on))).import)
type DistributedOmit<Form> = Form extends unknown ? Omit<Form, 'operation'> : never
const match = (made: GrantWorld, id: string, form: DistributedOmit<MatchForm>) =>
  matchMovement(made.panel.sipke, id, { operation: operation(), ...form } as MatchForm, reading)
const room = async (made: GrantWorld) => headroom(await coverOfScope(db(), made.fund, made.fund), today)

describe('a repayment of a loan on a statement', { timeout: 60_000 }, () => {
  let world: World
  let made: GrantWorld
  let iban: string
  beforeAll(async () => {
    world = await aFund(400_000_00)
    await withFundAccount(world)
    made = await lentGrant(world)
    iban = (await accountsOf(db(), made.grant)).at(-1)?.iban ?? ''
  })

  test('is booked at once by its account, and makes room for new plans', async () => {
    const before = await room(made)
    const position = (await positions(db(), made.fund)).fund
    const [entry] = await taken(made, [{ cents: 1_000_00, iban, reference: operation() }])
    expect(entry).toMatchObject({ state: 'repaid', grant: made.grant })
    expect(await loanOfGrant(db(), made.fund, made.grant)).toMatchObject({
      receipts: [{ on: today, cents: 1_000_00 }],
    })
    expect(await room(made)).toBe(before + 200_00)
    const after = (await positions(db(), made.fund)).fund
    expect(after.received).toBe(position.received + 1_000_00)
    expect(after.expected).toBe(position.expected - 800_00)
  })

  test('that a person booked before is not booked again', async () => {
    await yes(bookedReceipt(made, 500_00, reading, today))
    const before = await positions(db(), made.fund)
    const [entry] = await taken(made, [{ cents: 500_00, iban, reference: operation() }])
    expect(entry).toMatchObject({ state: 'repaid', grant: made.grant })
    expect(await positions(db(), made.fund)).toEqual(before)
    const rows = await db()
      .select()
      .from(statementEntries)
      .where(eq(statementEntries.id, entry?.id ?? ''))
    expect(rows[0]).toMatchObject({ repaymentId: null })
    expect(rows[0]?.loanReceiptId).not.toBeNull()
  })

  test('of more than is open, or from before it was paid out, waits for a person', async () => {
    const [more] = await taken(made, [{ cents: 9_000_00, iban, reference: operation() }])
    expect(more).toMatchObject({ state: 'open', openReason: 'more-than-due' })
    const early = addDays(paidOutOn, -1)
    const [before] = await taken(made, [{ cents: 10_00, iban, reference: operation() }], early)
    expect(before).toMatchObject({ state: 'open', openReason: 'day-differs' })
  })

  test('from another account is said by hand', async () => {
    const [entry] = await taken(made, [
      { cents: 250_00, iban: 'NL20INGB0001234567', remittance: 'aflossing', reference: operation() },
    ])
    const id = entry?.id ?? ''
    expect(entry).toMatchObject({ state: 'open', openReason: 'unknown' })
    expect(await match(made, id, { as: 'loan', grant: operation() })).toEqual(refused('not-found'))
    expect(await match(made, id, { as: 'repayment', grant: made.grant })).toEqual(refused('not-found'))
    const page = await movementPage(made.panel.sipke, id)
    expect(page.loans.map(({ value }) => value)).toContain(made.grant)
    expect(await match(made, id, { as: 'loan', grant: made.grant })).toMatchObject({ ok: true })
    expect(await match(made, id, { as: 'loan', grant: made.grant })).toEqual(refused('entry-matched'))
  })

  test('is expected no more once the bank sent the payout back, and again when it is paid anew', async () => {
    const other = await lentGrant(await aFund(400_000_00))
    const counted = async () =>
      (await countedRepayments(db(), other.grant)).filter(({ cover }) => cover !== 0)
    expect(await counted()).toHaveLength(8)
    await withFundAccount(other)
    const [release] = await db()
      .select()
      .from(releases)
      .where(and(eq(releases.grantId, other.grant), eq(releases.trancheId, 't1')))
    const before = await room(other)
    const [entry] = await taken(other, [
      { cents: 8_000_00, iban: release?.iban, reference: operation(), returnReason: 'AC04' },
    ])
    expect(entry).toMatchObject({ state: 'returned' })
    expect(await counted()).toEqual([])
    expect(await room(other)).toBeLessThanOrEqual(before)
    expect(await loanOfGrant(db(), other.fund, other.grant)).toMatchObject({ lent: null, sentBack: true })
  })
})

describe('money of a donor on a statement', { timeout: 60_000 }, () => {
  let made: GrantWorld
  beforeAll(async () => {
    const world = await aFund(400_000_00)
    await withFundAccount(world)
    made = await lentGrant(world)
  })
  const promise = (amount: number, dueOn: string, donor = 'Gemeente Leeuwarden') =>
    yes(
      bookContribution(
        made.fund,
        made.panel.sipke.id,
        {
          donor,
          pot: null,
          amountCents: cents(amount),
          dueOn,
          receivedOn: null,
          acceptedShareBp: 8_000,
          source: 'Brief 2026-114',
        },
        granting.payment,
      ),
    )

  test('is suggested and booked on what was promised, which is expected no longer', async () => {
    const { contribution } = await promise(30_000_00, addMonths(today, 1))
    const next = await promise(30_000_00, addMonths(today, 13))
    const before = (await positions(db(), made.fund)).fund
    const [entry] = await taken(made, [
      {
        cents: 30_000_00,
        iban: 'NL20INGB0001234567',
        name: 'GEMEENTE LEEUWARDEN',
        remittance: 'bijdrage',
        reference: operation(),
      },
    ])
    const id = entry?.id ?? ''
    const page = await movementPage(made.panel.sipke, id)
    expect(page.likely?.contribution).toBe(contribution)
    expect(page.promises.map(({ value }) => value)).toEqual([contribution, next.contribution])
    expect(await match(made, id, { as: 'promise', contribution })).toMatchObject({ ok: true })
    expect(await contributionById(db(), made.fund, contribution)).toMatchObject({ due: 0 })
    const after = (await positions(db(), made.fund)).fund
    expect(after.received).toBe(before.received + 30_000_00)
    expect(after.expected).toBe(before.expected - 24_000_00)
    const known = await openPromises(db(), made.fund)
    expect(known.map(({ ibans }) => ibans)).toEqual([['NL20INGB0001234567']])
    const [row] = await db().select().from(statementEntries).where(eq(statementEntries.id, id))
    expect(row).toMatchObject({ state: 'contribution', contributionId: contribution, openReason: null })
  })

  test('of another amount is nobody’s, and goes out for nobody', async () => {
    const entries = await taken(made, [
      { cents: 29_999_99, name: 'GEMEENTE LEEUWARDEN', reference: operation() },
      { cents: -5_00, name: 'GEMEENTE LEEUWARDEN', reference: operation() },
    ])
    const [short, out] = entries.map(({ id }) => id) as [string, string]
    expect((await movementPage(made.panel.sipke, short)).likely).toBeNull()
    const [promised] = await openPromises(db(), made.fund)
    const contribution = promised?.contribution ?? ''
    expect(await match(made, out, { as: 'promise', contribution })).toEqual(refused('entry-direction'))
    expect(await match(made, short, { as: 'promise', contribution: operation() })).toEqual(
      refused('not-found'),
    )
    expect(await match(made, short, { as: 'promise', contribution })).toMatchObject({ ok: true })
    expect(await contributionById(db(), made.fund, contribution)).toMatchObject({ due: 1 })
    const states = await db()
      .select({ state: statementEntries.state })
      .from(statementEntries)
      .where(inArray(statementEntries.id, [short, out]))
    expect(states.map(({ state }) => state).toSorted()).toEqual(['contribution', 'open'])
  })
})

describe('a receipt of a loan that was booked wrong', { timeout: 60_000 }, () => {
  let made: GrantWorld
  let iban: string
  beforeAll(async () => {
    const world = await aFund(400_000_00)
    await withFundAccount(world)
    made = await lentGrant(world)
    iban = (await accountsOf(db(), made.grant)).at(-1)?.iban ?? ''
  })
  const receiptOf = async () => (await loanOfGrant(db(), made.fund, made.grant))?.receipts.at(-1)?.id ?? ''
  const prepare = (receipt: string, actor = made.panel.sipke) =>
    prepareLoanCorrection(
      actor,
      { grant: made.grant, receipt },
      { operation: operation(), reason: 'Het was voor een andere lening.' },
      reading,
    )
  const decide = (receipt: string, actor: Person = made.panel.tjitske, at = reading) =>
    decideLoanCorrection(
      { ...actor, steppedUpAt: at },
      { grant: made.grant, receipt },
      { operation: operation() },
      reading,
    )
  const books = async () => ({
    positions: await positions(db(), made.fund),
    cover: await coverOfScope(db(), made.fund, made.fund),
    counted: (await countedRepayments(db(), made.grant)).filter(({ cover }) => cover !== 0),
  })

  test('counts no more once two people said so, and all is as it was before', async () => {
    const before = await books()
    const [entry] = await taken(made, [{ cents: 1_500_00, iban, reference: operation() }])
    const receipt = await receiptOf()
    expect(await prepare(operation())).toEqual(refused('not-found'))
    expect(await prepare(receipt, made.panel.tjitske)).toEqual(refused('not-found'))
    expect(await decide(receipt)).toEqual(refused('not-found'))
    await yes(prepare(receipt))
    await yes(prepare(receipt))
    const work = await workOf(db(), made.panel.tjitske, today)
    expect(work.filter(({ kind }) => kind === 'loan-correct')).toMatchObject([{ amount: 1_500_00 }])
    expect(
      await decideLoanCorrection(
        { ...made.panel.tjitske, steppedUpAt: null },
        { grant: made.grant, receipt },
        { operation: operation() },
        reading,
      ),
    ).toEqual(refused('step-up-needed'))
    expect(await decide(receipt, made.panel.sipke)).toEqual(refused('not-found'))
    await yes(decide(receipt))
    expect(await loanOfGrant(db(), made.fund, made.grant)).toMatchObject({ receipts: [] })
    const after = await books()
    expect(after.positions).toEqual(before.positions)
    expect(after.counted).toEqual(before.counted)
    expect(after.cover.at(-1)).toEqual(before.cover.at(-1))
    expect(await decide(receipt)).toEqual(refused('not-found'))
    expect(await prepare(receipt)).toEqual(refused('not-found'))
    const open = await entriesOfImport(db(), made.fund, entry?.import ?? '')
    expect(open).toMatchObject([{ state: 'open', openReason: 'unknown', grant: null }])
    expect(
      await match(made, entry?.id ?? '', { as: 'not-ours', note: 'terug naar wie het stuurde' }),
    ).toMatchObject({ ok: true })
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'loan-receipt-corrected'))
    expect(mails.length).toBeGreaterThan(0)
    const run = await yes(askChecks(made.panel.sipke, { operation: operation() }, reading))
    expect(await runChecks(run.run, reading)).toEqual([])
  })

  test('is told of when all of a loan came back, to the group', async () => {
    await yes(bookedReceipt(made, 8_000_00, reading, today))
    const mails = await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'loan-over'))
    expect(mails.map(({ props }) => props.grant)).toContain(made.grant)
    expect((await movementsOpen()).length).toBe(0)
    await taken(made, [{ cents: 1_00, name: 'Iemand', reference: operation() }])
    expect(await movementsOpen()).toMatchObject([{ number: 1, since: today }])
  })

  async function movementsOpen() {
    return (await workOf(db(), made.panel.sipke, today)).filter(({ kind }) => kind === 'movements-open')
  }
})
