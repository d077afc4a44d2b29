import { and, eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { signaturesOf } from '#db/queries/agreements.server.ts'
import { positions } from '#db/queries/ledger.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import {
  codeRequests,
  documents,
  events,
  ledgerEntries,
  operations,
  outgoingMails,
  tranches,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, yes } from '#tests/world/base.ts'
import { dyingAt } from '#tests/world/dying.ts'
import {
  aDocument,
  confirmedAccount,
  draftedGrant,
  type GrantWorld,
  granting,
  grantState,
  prepare,
  preparedRelease,
  sign,
  signatureForm,
  version,
} from '#tests/world/granting.ts'

const database = useDatabase({ max: 6 })

let made: GrantWorld
beforeAll(async () => {
  made = await draftedGrant(await aFund(400_000_00))
  await yes(prepare(made, (await version(made)).terms))
})

/** Everything that a step may leave behind, counted. */
async function traces() {
  const of = { grant: made.grant }
  const [happened, mails, booked, kept, plan] = await Promise.all([
    db().select({ id: events.id }).from(events).where(eq(events.subjectId, of.grant)),
    db().select({ id: outgoingMails.id }).from(outgoingMails),
    db().select({ id: ledgerEntries.number }).from(ledgerEntries),
    db().select({ id: documents.id }).from(documents),
    db().select({ id: tranches.id }).from(tranches).where(eq(tranches.grantId, of.grant)),
  ])
  const { id, state } = await version(made)
  return {
    happened: happened.length,
    mails: mails.length,
    booked: booked.length,
    kept: kept.length,
    plan: plan.length,
    state,
    grant: await grantState(made),
    signatures: (await signaturesOf(db(), id)).length,
  }
}

/** Dies at each of these tables in turn and leaves no trace; then the same request does it. */
async function survives(tables: readonly string[], step: () => Promise<{ ok: boolean }>) {
  const before = await traces()
  for (const table of tables) {
    expect(await dyingAt(database.url(), table, step), `died at ${table}`).toBeInstanceOf(Error)
    expect(await traces(), `after dying at ${table}`).toEqual(before)
  }
  expect(await step()).toMatchObject({ ok: true })
  const after = await traces()
  expect(await step()).toMatchObject({ ok: true })
  expect(await traces()).toEqual(after)
  return { before, after }
}

describe('a process that dies at any step', () => {
  test('of making the offer', async () => {
    const { id, termsHash } = await version(made)
    const step = () => offerAgreement(id, aDocument(termsHash ?? ''), granting.offer)
    const { before, after } = await survives(
      ['documents', 'terms_versions', 'events', 'outgoing_mails'],
      step,
    )
    expect(after).toMatchObject({ kept: before.kept + 1, mails: before.mails + 1, state: 'offered' })
  })

  test('of the last signature: neither signature nor plan nor money is there without the others', async () => {
    await yes(sign(made.owner, 'grantee', made, granting.grantee))
    const approver = made.panel.tjitske as Person & { email: string }
    const form = { ...(await signatureForm(approver, made, granting.fund)), operation: operation() }
    const tables = [
      'signatures',
      'terms_versions',
      'events',
      'outgoing_mails',
      'grants',
      'milestones',
      'tranches',
      'bank_accounts',
      'ledger_entries',
    ]
    await openTries(approver)
    const step = async () => {
      await openTries(approver)
      return signAgreement(approver, made.grant, 'fund', form, later({ minutes: 1 }, granting.fund))
    }
    const { before, after } = await survives(tables, step)
    expect(after).toMatchObject({
      signatures: before.signatures + 1,
      plan: 3,
      booked: before.booked + 4,
      state: 'in-force',
      grant: 'running',
    })
    const kept = await db()
      .select()
      .from(operations)
      .where(and(eq(operations.actor, approver.id), eq(operations.operation, form.operation)))
    expect(kept[0]?.answer).toMatchObject({ ok: true, state: 'in-force' })
  })

  test('of approving and paying', async () => {
    await confirmedAccount(made)
    const release = await preparedRelease(made)
    const approver = { ...made.panel.tjitske, steppedUpAt: granting.approval }
    const approval = { operation: operation() }
    await survives(['releases', 'events', 'operations'], () =>
      approveRelease(approver, release, approval, granting.approval),
    )
    const payment = { operation: operation(), valueDate: '2026-03-24' }
    const paid = await survives(['releases', 'events', 'outgoing_mails', 'ledger_entries'], () =>
      confirmPaid(made.panel.sipke, release, payment, granting.payment),
    )
    expect(paid.after.booked).toBe(paid.before.booked + 2)
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ paidOn: '2026-03-24' })
    expect((await positions(db(), made.fund)).fund.paid).toBe(8_000_00)
    const told = await db().select().from(outgoingMails).where(like(outgoingMails.template, 'tranche-paid'))
    expect(told).toHaveLength(1)
  })
})

/** Tries of the code are counted outside the transaction, on purpose; here only dying is tried. */
async function openTries(person: Person): Promise<void> {
  await db().update(codeRequests).set({ tries: 0 }).where(eq(codeRequests.personId, person.person))
}
