import { eq, inArray, max } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { type BatchForm, canMakeBatch, endToEndIdOf } from '#app/domain/payment/batch.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { pain001 } from '#app/exchange/pain001.ts'
import { sepaText } from '#app/exchange/sepa-text.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type FundAccount, fundAccount } from '#db/queries/accounts.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type Waiting, waitingPayments } from '#db/queries/payments.server.ts'
import { paymentBatches, paymentLines, releases } from '#db/schema/index.ts'
import { keepBytes, lockFund, lockGrants } from '#db/writes/payments.server.ts'
import { handles } from './may-judge.server.ts'

/** Until how many days ahead a bank can be asked to pay. */
const daysAhead = 60

/**
 * Puts approved payments in one file for the bank, whose bytes and hash are kept for ever: the manager or an approver, with
 * a fresh second factor. What was seen has to be what is there. Refuses `not-found`, `fund-account-missing`, what
 * `canMakeBatch` refuses, and what `may-judge` refuses about a grant that is near to them.
 */
export async function makePaymentFile(
  actor: Person,
  form: BatchForm,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'make-payment-file', ...form }, now, async () => {
      const may = can(actor, 'make-payment-file')
      if (!may.ok) return may
      const account = await fundAccount(tx, actor.fund)
      if (!account) return refused('fund-account-missing')
      const today = dayOf(now)
      const grants = await lockGrants(tx, actor.fund, await grantsOf(tx, form.releases))
      const waiting = await waitingPayments(tx, actor.fund, today)
      const seen = waiting.filter(({ release }) => form.releases.includes(release.id))
      const verdict = canMakeBatch(
        form.releases,
        seen.map(({ release, verdict }) => ({
          release: release.id,
          amountCents: release.amountCents,
          holder: sepaText(release.holder, 'name'),
          verdict,
        })),
        { executeOn: form.executeOn, today, latest: addDays(today, daysAhead) },
        actor,
        now,
      )
      if (!verdict.ok) return verdict
      const role = actor.roles.includes('manager') ? 'manager' : 'approver'
      for (const grant of grants.values()) {
        const clear = await handles(tx, actor, grant, role, now)
        if (!clear.ok) return clear
      }
      return allowed({ file: await make(tx, actor, account, seen, grants, form, verdict.totalCents, now) })
    }),
  )
}

async function make(
  tx: Tx,
  actor: Person,
  account: FundAccount,
  seen: readonly Waiting[],
  grants: ReadonlyMap<string, Grant>,
  { executeOn }: BatchForm,
  totalCents: Waiting['release']['amountCents'],
  now: Date,
): Promise<string> {
  const id = newId(now)
  const messageId = endToEndIdOf(id)
  const lines = seen.map(({ release, reference, number, of, grant }) => ({
    endToEndId: endToEndIdOf(release.id),
    amountCents: release.amountCents,
    iban: release.iban,
    name: sepaText(release.holder, 'name') ?? '',
    remittance:
      sepaText(`${reference} ${number}/${of} ${grants.get(grant)?.title ?? ''}`, 'remittance') ?? '',
  }))
  const text = pain001({
    version: account.painVersion,
    messageId,
    createdAt: now,
    executeOn,
    debtor: { ...account, name: sepaText(account.holder, 'name') ?? '' },
    lines,
  })
  const of = { fundId: actor.fund }
  for (const { release } of seen) {
    await tx.update(releases).set({ filedAt: now }).where(eq(releases.id, release.id))
    await record(tx, {
      type: 'payment-filed',
      fund: actor.fund,
      actor: actor.id,
      grant: release.grant,
      tranche: release.tranche,
      release: release.id,
      paymentFile: id,
      at: now,
    })
  }
  await lockFund(tx, actor.fund)
  const number = await nextNumber(tx, actor.fund)
  const bytes = new TextEncoder().encode(text)
  const hash = sha256(bytes)
  const document = newId(now)
  const fileName = `betalingen-${number}-${executeOn}.xml`
  await keepBytes(tx, {
    id: document,
    ...of,
    kind: 'payment-file',
    fileName,
    mediaType: 'application/xml',
    bytes,
    sha256: hash,
    createdAt: now,
  })
  await tx.insert(paymentBatches).values({
    id,
    ...of,
    number,
    messageId,
    iban: account.iban,
    executeOn,
    totalCents,
    documentId: document,
    sha256: hash,
    madeBy: actor.person,
    madeAt: now,
  })
  await tx.insert(paymentLines).values(
    seen.map(({ release }, place) => ({
      ...of,
      batchId: id,
      releaseId: release.id,
      place,
      endToEndId: endToEndIdOf(release.id),
      amountCents: release.amountCents,
      iban: release.iban,
    })),
  )
  await record(tx, {
    type: 'payment-file-made',
    fund: actor.fund,
    actor: actor.id,
    paymentFile: id,
    payments: seen.length,
    total: totalCents,
    fileHash: hash,
    at: now,
  })
  return id
}

async function grantsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ grant: releases.grantId })
    .from(releases)
    .where(inArray(releases.id, [...ids]))
  return rows.map(({ grant }) => grant)
}

async function nextNumber(tx: Tx, fund: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(paymentBatches.number) })
    .from(paymentBatches)
    .where(eq(paymentBatches.fundId, fund))
  return (row?.last ?? 0) + 1
}
