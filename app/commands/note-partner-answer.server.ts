import { can, type Person } from '#app/domain/access.ts'
import { yearOf } from '#app/domain/calendar.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { partnerQuestion, partnerQuestionOf, partnerRows } from '#db/queries/partners.server.ts'
import { partnerQuestions } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { keepAnswer, type PartnerReplyForm } from './answer-as-partner.server.ts'

/**
 * The fund writes down what a partner of the programme said about this year, by telephone or in a talk, also of one that
 * has no address. `partner` is its key. Refuses `not-found`.
 */
export async function notePartnerAnswer(
  actor: Person,
  partner: string,
  { operation, ...reply }: PartnerReplyForm & { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'note-partner-answer', partner, operation, ...reply }, now, async () => {
      const may = can(actor, 'edit-programme')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const named = (await partnerRows(tx, actor.fund)).find(({ key }) => key === partner)
      if (!named) return refused('not-found')
      const year = yearOf(now)
      const { fund, locale, person } = actor
      const question = (await partnerQuestionOf(tx, named.id, year)) ?? newId(now)
      await tx
        .insert(partnerQuestions)
        .values({
          ...{ id: question, fundId: fund, partnerId: named.id, year, locale },
          ...{ askedBy: person, askedAt: now },
        })
        .onConflictDoNothing()
      const asked = await partnerQuestion(tx, question)
      if (!asked) return refused('not-found')
      await keepAnswer(tx, asked, { ...reply, notedBy: person }, now)
      return allowed()
    }),
  )
}
