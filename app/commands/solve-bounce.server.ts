import { and, eq, isNull, sql } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { enqueue } from '#app/effects/enqueue.server.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { bounceById } from '#db/queries/bounces.server.ts'
import { mailBounces, outgoingMails, people } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/** `address` is the right one; null says that the reader was reached in another way. */
export type BounceSolution = { operation: string; address: string | null }

/**
 * The manager solves that mails to an address come back. With the right address of an account, it signs in with that from
 * now on, and what came back is mailed there, but for codes, which have passed. Refuses `not-found`, an address that somebody
 * else has (`address-taken`), and to change the address of who works for the fund or sits in the panel (`address-of-staff`).
 */
export async function solveBounce(
  actor: Person,
  id: string,
  form: BounceSolution,
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'solve-bounce', bounce: id, ...form }, now, async () => {
      const bounce = can(actor, 'solve-bounce').ok ? await bounceById(tx, actor.fund, id) : null
      if (!bounce) return refused('not-found')
      if (bounce.solvedAt) return allowed()
      await lockFund(tx, actor.fund)
      if (form.address !== null) {
        const verdict = await correct(tx, actor, bounce, form.address, now)
        if (!verdict.ok) return verdict
      }
      await tx
        .update(mailBounces)
        .set({ solvedBy: actor.person, solvedAt: now })
        .where(ofAddress(actor.fund, bounce.address))
      const about = {
        fund: actor.fund,
        actor: actor.id,
        bounce: id,
        corrected: form.address !== null,
        at: now,
      }
      await record(tx, { type: 'bounce-solved', ...about })
      return allowed()
    }),
  )
}

type Bounce = NonNullable<Awaited<ReturnType<typeof bounceById>>>

async function correct(tx: Tx, actor: Person, bounce: Bounce, address: string, now: Date): Promise<Verdict> {
  const { person } = bounce
  if (!person) return refused('not-found')
  if (bounce.hasRole) return refused('address-of-staff', { fields: ['address'] })
  await tx.select({ id: people.id }).from(people).where(eq(people.id, person)).for('update')
  const [other] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(sql`lower(${people.email})`, address.toLowerCase()))
  if (other) return refused('address-taken', { fields: ['address'] })
  await tx.update(people).set({ email: address }).where(eq(people.id, person))
  await sendAgain(tx, actor.fund, bounce.address, address)
  await record(tx, { type: 'address-corrected', fund: actor.fund, actor: actor.id, person, at: now })
  return allowed()
}

/** What came back goes to the right address; a code that was asked for then does not work any more. */
async function sendAgain(tx: Tx, fund: string, wrong: string, address: string): Promise<void> {
  const mails = await tx
    .select({ id: outgoingMails.id, props: outgoingMails.props })
    .from(mailBounces)
    .innerJoin(outgoingMails, eq(outgoingMails.id, mailBounces.mailId))
    .where(ofAddress(fund, wrong))
  for (const { id } of mails.filter(({ props }) => props.request === undefined)) {
    await tx
      .update(outgoingMails)
      .set({ address, sentAt: null, failedAt: null })
      .where(eq(outgoingMails.id, id))
    await enqueue(tx, 'send-mail', { mail: id }, { key: `send-mail:${id}` })
  }
}

function ofAddress(fund: string, address: string) {
  return and(eq(mailBounces.fundId, fund), eq(mailBounces.address, address), isNull(mailBounces.solvedAt))
}
