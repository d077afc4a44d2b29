import { dayOf } from '#app/domain/calendar.ts'
import { kindMoment, milestoneKind } from '#app/domain/near/kind-moment.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { grantsToBeNear, kindFactsOf } from '#db/queries/kind-moments.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Mails a kind word at the moments of today that `kindMoment` names: a milestone of these days, or a silence that is about to
 * last too long. Each is told once; a milestone whose day moved is told anew. Answers how many were told.
 */
export async function keepInTouch(now: Date): Promise<number> {
  let count = 0
  for (const one of await grantsToBeNear(db())) if (await tell(one, now)) count += 1
  return count
}

function tell(
  { fund, grant: id, usual, days }: { fund: string; grant: string; usual: number; days: number },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const grant = await lockGrant(tx, fund, id)
    const facts = grant && (await kindFactsOf(tx, grant.id, usual))
    const moment = facts && kindMoment(facts, dayOf(now), days)
    if (!moment) return false
    const kind =
      moment.kind === 'milestone' ? milestoneKind(moment.milestone, moment.due) : `in-touch:${moment.heardOn}`
    if (!(await firstTime(tx, { fund, subject: grant.id, kind }, now))) return false
    const common = { fund, actor: 'system', grant: grant.id, at: now } as const
    await record(
      tx,
      moment.kind === 'milestone'
        ? { type: 'milestone-near', ...common, milestone: moment.milestone }
        : { type: 'kept-in-touch', ...common },
    )
    return true
  })
}
