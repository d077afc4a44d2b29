import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import type { Person } from '#app/domain/access.ts'
import { coverOn } from '#app/domain/ledger.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { coverOfScope, positions } from '#db/queries/ledger.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import {
  bankAccounts,
  coverDays,
  events,
  grants,
  ledgerEntries,
  outgoingMails,
  releases,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  acceptedReport,
  type GrantWorld,
  granting,
  preparedRelease,
  runningGrant,
  version,
} from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase({ max: 12 })

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await runningGrant(world)
})

const both = (person: Person): Person => ({
  ...person,
  roles: ['manager', 'approver'],
  steppedUpAt: granting.approval,
})
const fresh = (person: Person): Person => ({ ...person, steppedUpAt: granting.approval })
const prepare = (actor: Person, tranche = 't1', form = { operation: operation() }, grant = made.grant) =>
  prepareRelease(actor, grant, tranche, form, granting.release)
const approve = (actor: Person, release: string, form = { operation: operation() }) =>
  approveRelease(actor, release, form, granting.approval)
const pay = (actor: Person, release: string, valueDate = '2026-03-24', form = { operation: operation() }) =>
  confirmPaid(actor, release, { ...form, valueDate }, granting.payment)

describe('preparing a payment', () => {
  test('is the manager’s; not the approver’s, the auditor’s, the initiative’s or another fund’s', async () => {
    for (const actor of [
      made.panel.tjitske,
      await enter(world, 'henk'),
      made.owner,
      await enter(await aFund(), 'sipke'),
    ]) {
      expect(await prepare(actor)).toEqual(refused('not-found'))
    }
  })

  test('needs a tranche that is ready, of this grant', async () => {
    expect(await prepare(made.panel.sipke, 't2')).toMatchObject({
      ok: false,
      reason: { code: 'milestone-not-accepted', milestoneName: 'Opening van het taalcafé' },
    })
    expect(await prepare(made.panel.sipke, 't9')).toEqual(refused('not-found'))
    expect(await prepare(made.panel.sipke, 't1', undefined, 'no-key')).toEqual(refused('not-found'))
  })

  test('takes account and amount from the terms, once however often it is sent', async () => {
    const form = { operation: operation() }
    const answers = await Promise.all([1, 2].map(() => prepare(made.panel.sipke, 't1', form)))
    expect(answers[1]).toEqual(answers[0])
    expect(await prepare(made.panel.sipke)).toEqual(
      refused('not-in-this-state', { state: 'prepared', machine: 'tranche', ...noNames }),
    )
    const { terms } = await version(made)
    const rows = await db().select().from(releases).where(eq(releases.grantId, made.grant))
    expect(rows).toMatchObject([
      {
        trancheId: 't1',
        amountCents: 8_000_00,
        iban: terms.bank.iban,
        accountHolder: terms.bank.holder,
        preparedBy: made.panel.sipke.person,
      },
    ])
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'approval-waiting'))
    expect(mails).toHaveLength(1)
  })
})

const noNames = { milestoneName: undefined, reportName: undefined, indicatorName: undefined }

describe('four eyes', () => {
  test('who prepares never approves, whatever roles they have', async () => {
    const one = await runningGrant(world)
    const release = (
      await yes(
        prepareRelease(both(one.panel.sipke), one.grant, 't1', { operation: operation() }, granting.release),
      )
    ).release
    expect(await approve(both(one.panel.sipke), release)).toMatchObject({
      ok: false,
      reason: { code: 'same-person' },
    })
    expect(await approve(fresh(one.panel.sipke), release)).toEqual(refused('not-found'))
    for (const key of ['henk', 'jelle', 'ineke'] as const) {
      expect(await approve(fresh(await enter(world, key)), release)).toEqual(refused('not-found'))
    }
    expect(await approve(fresh(await enter(await aFund(), 'tjitske')), release)).toEqual(refused('not-found'))
    expect(await yes(approve(fresh(one.panel.tjitske), release))).toMatchObject({ release })
  })

  test('who accepted what is paid for may prepare the payment, and not approve it', async () => {
    const one = await runningGrant(world)
    const [milestone] = (await version(one)).terms.milestones
    await acceptedReport(one, 'r1', [milestone?.id ?? ''], one.panel.tjitske, granting.release)
    const release = (
      await yes(
        prepareRelease(both(one.panel.sipke), one.grant, 't2', { operation: operation() }, granting.release),
      )
    ).release
    expect(await approve(fresh(one.panel.tjitske), release)).toMatchObject({
      ok: false,
      reason: { code: 'accepter-is-payer' },
    })
    const jelle = both(await enter(world, 'jelle'))
    expect(await approve(jelle, release)).toEqual(refused('conflict-not-declared'))
    await yes(declare(jelle, one.proposal))
    expect(await yes(approve(jelle, release))).toMatchObject({ release })
  })

  test('who named the account in the last thirty days does not approve; after a new account nobody before it has settled', async () => {
    const one = await runningGrant(world)
    const release = await preparedRelease(one)
    const { terms } = await version(one)
    const named = (iban: string, at: Date) =>
      db()
        .insert(bankAccounts)
        .values({
          id: newId(at),
          fundId: one.fund,
          grantId: one.grant,
          iban,
          holder: 'Iemand',
          setBy: one.panel.tjitske.person,
          setAt: at,
        })
    await named(terms.bank.iban, later({ days: -40 }, granting.approval))
    await named(terms.bank.iban, later({ days: -20 }, granting.approval))
    expect(await approve(fresh(one.panel.tjitske), release)).toMatchObject({
      ok: false,
      reason: { code: 'iban-changed-by-you' },
    })
    await named('NL02ABNA0123456789', granting.approval)
    const jelle = both(await enter(world, 'jelle'))
    await yes(declare(jelle, one.proposal))
    expect(await approve(jelle, release)).toMatchObject({
      ok: false,
      reason: { code: 'iban-not-confirmed' },
    })
  })

  test('a second factor older than fifteen minutes is asked again', async () => {
    const [row] = await db().select().from(releases).where(eq(releases.grantId, made.grant))
    const release = row?.id ?? ''
    const stale = { ...made.panel.tjitske, steppedUpAt: later({ minutes: -16 }, granting.approval) }
    expect(await approve(stale, release)).toMatchObject({ ok: false, reason: { code: 'step-up-needed' } })
    expect(await approve({ ...stale, steppedUpAt: null }, release)).toMatchObject({
      ok: false,
      reason: { code: 'step-up-needed' },
    })
    const form = { operation: operation() }
    const edge = { ...stale, steppedUpAt: later({ minutes: -15 }, granting.approval) }
    const answers = await Promise.all([1, 2, 3].map(() => approve(edge, release, form)))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toEqual(answers[0])
    expect(await approve(fresh(made.panel.tjitske), release)).toMatchObject({
      ok: false,
      reason: { code: 'not-in-this-state', state: 'approved' },
    })
    expect(await releaseById(db(), made.fund, release)).toMatchObject({
      approvedBy: made.panel.tjitske.person,
      approvedAt: granting.approval,
    })
  })

  test('nothing moves while the grant is on hold', async () => {
    const one = await runningGrant(world)
    const release = await preparedRelease(one)
    await db().update(grants).set({ state: 'on-hold' }).where(eq(grants.id, one.grant))
    expect(await approve(fresh(one.panel.tjitske), release)).toMatchObject({
      ok: false,
      reason: { code: 'grant-on-hold' },
    })
  })
})

describe('a payment that the bank made', () => {
  let release: string
  beforeAll(async () => {
    const [row] = await db()
      .select()
      .from(releases)
      .where(and(eq(releases.grantId, made.grant), eq(releases.trancheId, 't1')))
    release = row?.id ?? ''
  })

  test('is not said before it was approved, nor on a day that is not over or came before', async () => {
    const one = await runningGrant(world)
    const open = await preparedRelease(one)
    expect(await pay(made.panel.sipke, open)).toMatchObject({
      ok: false,
      reason: { code: 'not-in-this-state', state: 'prepared' },
    })
    for (const day of ['2026-03-25', '2026-03-22']) {
      expect(await pay(made.panel.sipke, release, day)).toMatchObject({
        ok: false,
        reason: { code: 'value-date-wrong', from: '2026-03-23', to: '2026-03-24' },
      })
    }
    expect(await pay(await enter(world, 'henk'), release)).toEqual(refused('not-found'))
    expect(await pay(made.owner, release)).toEqual(refused('not-found'))
  })

  test('is booked with it, from the planned day to the value date, once', async () => {
    const before = await positions(db(), made.fund)
    const form = { operation: operation() }
    const answers = await Promise.all([1, 2, 3].map(() => pay(made.panel.sipke, release, '2026-03-24', form)))
    expect(answers[0]).toMatchObject({ ok: true, release })
    expect(answers[2]).toEqual(answers[0])
    const lines = await db()
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.grantId, made.grant), eq(ledgerEntries.weighs, 'fact')))
      .orderBy(asc(ledgerEntries.number))
    expect(lines.map(({ kind, on, coverCents, trancheId }) => [kind, on, coverCents, trancheId])).toEqual([
      ['payment-planned', '2026-09-01', 8_000_00, 't1'],
      ['payment-made', '2026-03-24', -8_000_00, 't1'],
    ])
    expect(await positions(db(), made.fund)).toEqual({
      ...before,
      fund: { ...before.fund, paid: before.fund.paid + 8_000_00 },
      pots: new Map([...before.pots].map(([pot, one]) => [pot, { ...one, paid: one.paid + 8_000_00 }])),
    })
    expect(await releaseById(db(), made.fund, release)).toMatchObject({
      paidOn: '2026-03-24',
      paidAt: granting.payment,
    })
    const paid = await db()
      .select()
      .from(events)
      .where(and(eq(events.subjectId, made.grant), eq(events.type, 'tranche-paid')))
    expect(paid).toHaveLength(1)
    expect(await prepare(made.panel.sipke)).toMatchObject({
      ok: false,
      reason: { code: 'not-in-this-state', state: 'paid' },
    })
  })

  test('the day sums of the trigger are the sums of the lines', async () => {
    const rows = await db().select().from(ledgerEntries).where(eq(ledgerEntries.fundId, world.fund))
    const kept = await db().select().from(coverDays).where(eq(coverDays.scopeId, world.fund))
    const sums = new Map<string, number>()
    for (const { on, coverCents } of rows) sums.set(on, (sums.get(on) ?? 0) + coverCents)
    expect(new Map(kept.map(({ on, cents }) => [on, cents as number]))).toEqual(sums)
    const total = rows.reduce((sum, { coverCents }) => sum + coverCents, 0)
    expect(coverOn(await coverOfScope(db(), world.fund, world.fund), '2099-01-01')).toBe(total)
  })
})
