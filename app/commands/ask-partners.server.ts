import { can, type Person } from '#app/domain/access.ts'
import { yearOf } from '#app/domain/calendar.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { partnerRows, partnersInYear } from '#db/queries/partners.server.ts'
import { partnerQuestions } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/**
 * Asks every partner of the programme that has an address, and was not asked yet, whether it takes part this year: each by
 * a mail of its own. Answers how many were asked. Refuses `not-found` to who may not change the programme, and
 * `nobody-to-ask`.
 */
export async function askPartners(
  actor: Person,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ asked: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-partners', ...form }, now, async () => {
      const may = can(actor, 'edit-programme')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const year = yearOf(now)
      const asked = await partnersInYear(tx, actor.fund, year)
      const open = (await partnerRows(tx, actor.fund)).filter(({ id, email }) => email && !asked.has(id))
      if (open.length === 0) return refused('nobody-to-ask')
      for (const { id: partner } of open) await askAbout(tx, actor, { partner, year }, now)
      return allowed({ asked: open.length })
    }),
  )
}

/** Asks one partner about a year for the first time, beside its event. */
export async function askAbout(
  tx: Tx,
  { fund, id: actor, locale, person }: Person,
  about: { partner: string; year: number },
  now: Date,
): Promise<void> {
  const question = newId(now)
  const row = { id: question, fundId: fund, partnerId: about.partner, year: about.year, locale }
  await tx.insert(partnerQuestions).values({ ...row, askedBy: person, askedAt: now })
  await record(tx, { type: 'programme-partner-asked', fund, actor, question, ...about, at: now })
}
