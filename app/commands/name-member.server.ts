import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { canName } from '#app/domain/panel/naming.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { namingsOf } from '#db/queries/conflict-hints.server.ts'
import { gradesOn } from '#db/queries/conflicts.server.ts'
import { namedWithoutAnswer } from '#db/queries/named-in-panel.server.ts'
import { namedPanel } from '#db/queries/named-panel.server.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { namedMembers } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

/** Somebody of the list of the panel, or a name in the applicant's own words; one of the two. */
export type NamingForm = { operation: string; member: string | null; words: string; reason: string | null }

/**
 * An applicant names whom of the panel they would rather not be read by. It becomes a question to that member, no
 * conflict, and they hear it by mail once the panel has the proposal; chair and manager read the reason. Refuses `not-found` to others and for who is not on the list, and what
 * `canName` refuses.
 */
export async function nameMember(
  actor: Person,
  proposalId: string,
  form: NamingForm,
  now: Date,
): Promise<Verdict<{ naming: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'name-member', proposal: proposalId, ...form }, now, async () => {
      const relation = await relationToProposal(tx, actor, proposalId)
      const may = can(actor, 'write-message', { relation })
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      if (!proposal) return refused('not-found')
      const listed = await namedPanel(tx, actor.fund, dayOf(now))
      if (form.member && !listed.some(({ id }) => id === form.member)) return refused('not-found')
      const verdict = canName(proposal.state, form, await namingsOf(tx, proposal.id))
      if (!verdict.ok) return verdict
      const id = newId(now)
      await tx.insert(namedMembers).values({
        id,
        fundId: actor.fund,
        proposalId: proposal.id,
        personId: form.member,
        words: form.words,
        reason: form.reason,
        namedBy: actor.person,
        namedAt: now,
      })
      await record(tx, {
        type: 'member-named',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        naming: id,
        person: form.member,
        at: now,
      })
      const day = dayOf(now)
      const asked = await namedWithoutAnswer(tx, actor.fund, day, { proposal: proposal.id })
      for (const person of new Set(asked.filter(({ at }) => at >= now).map((one) => one.person))) {
        const grade = (await gradesOn(tx, proposal.id)).get(person) ?? 'none'
        if (!mayRead(grade).ok) continue
        const about = { fund: actor.fund, actor: actor.id, proposal: proposal.id, at: now }
        await record(tx, { type: 'naming-asked', ...about, person })
      }
      return allowed({ naming: id })
    }),
  )
}
