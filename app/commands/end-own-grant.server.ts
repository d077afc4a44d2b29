import { can, type Person } from '#app/domain/access.ts'
import type { EndingForm } from '#app/domain/grant/ending.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'
import { announceEnding, mayEnd } from './announce-ending.server.ts'

export type OwnEndingForm = Pick<EndingForm, 'explanation' | 'learned' | 'lastDay'> & { operation: string }

/**
 * An owner of the initiative stops without blame: what was spent in good faith stays, what is left goes back. Refuses
 * `not-found` to others and what `mayEnd` refuses.
 */
export async function endOwnGrant(
  actor: Person,
  grantId: string,
  form: OwnEndingForm,
  now: Date,
): Promise<Verdict<{ grant: string; ending: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'end-own-grant', grant: grantId, ...form }, now, async () => {
      const grant = await lockGrantOf(tx, actor, grantId)
      if (!grant || !can(actor, 'end-own-grant', { relation: grant.relation }).ok) return refused('not-found')
      const { operation: _operation, ...told } = form
      const whole: EndingForm = { ...told, ground: 'no-blame', heardOn: null }
      const verdict = await mayEnd(tx, 'grantee', grant, whole, now)
      if (!verdict.ok) return verdict
      await tx.insert(grantEndings).values({
        id: newId(now),
        fundId: grant.fund,
        grantId: grant.id,
        side: 'grantee',
        state: 'prepared',
        ...whole,
        preparedBy: actor.person,
        preparedAt: now,
      })
      const ending = await openEnding(tx, grant.id)
      if (!ending) return refused('not-found')
      const announced = await announceEnding(tx, actor, grant, ending, now)
      return announced.ok ? allowed({ grant: grant.id, ending: ending.id }) : announced
    }),
  )
}
