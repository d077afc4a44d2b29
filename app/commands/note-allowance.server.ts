import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import { canNoteAllowance, openAllowance } from '#app/domain/panel/allowance.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { allowancesPaid, presencesOf } from '#db/queries/allowances.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { allowancePayments } from '#db/schema/index.ts'
import { lockMembers } from '#db/writes/allowances.server.ts'

export type AllowanceForm = { operation: string; amount: Cents; paidOn: IsoDate }

/**
 * Notes that a member of the panel was paid for meetings, outside this portal: no money of the pots moves by it. Refuses
 * `not-found` for who was at no meeting, and what `canNoteAllowance` refuses.
 */
export async function noteAllowance(
  actor: Person,
  memberId: string,
  form: AllowanceForm,
  now: Date,
): Promise<Verdict<{ payment: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'note-allowance', member: memberId, ...form }, now, async () => {
      const may = can(actor, 'pay-allowance')
      if (!may.ok) return may
      if (!isUuid(memberId)) return refused('not-found')
      await lockMembers(tx, [memberId])
      const meetings = await presencesOf(tx, actor.fund, memberId)
      const paid = await allowancesPaid(tx, actor.fund, memberId)
      if (meetings.length === 0) return refused('not-found')
      const verdict = canNoteAllowance(
        { cents: form.amount, paidOn: form.paidOn },
        {
          open: openAllowance(
            meetings,
            paid.filter(({ takenBackAt }) => takenBackAt === null),
          ),
          today: dayOf(now),
          isOwn: memberId === actor.person,
        },
      )
      if (!verdict.ok) return verdict
      const payment = newId(now)
      await tx.insert(allowancePayments).values({
        id: payment,
        fundId: actor.fund,
        personId: memberId,
        paidOn: form.paidOn,
        cents: form.amount,
        notedBy: actor.person,
        notedAt: now,
      })
      const event = { fund: actor.fund, actor: actor.id, person: memberId, at: now }
      await record(tx, { type: 'allowance-paid', ...event, payment, amount: form.amount })
      return allowed({ payment })
    }),
  )
}
