import { can, type Person } from '#app/domain/access.ts'
import { canLink, type LinkForm } from '#app/domain/aid/undertaking.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { aidLinksOf } from '#db/queries/aid.server.ts'
import { aidLinks } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

/**
 * The manager records that two are one single undertaking, and why: their aid counts together from now on. Refuses
 * `not-found` to others, and what `canLink` refuses.
 */
export async function linkUndertakings(
  actor: Person,
  form: LinkForm & { operation: string },
  now: Date,
): Promise<Verdict<{ link: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'link-undertakings', ...form }, now, async () => {
      if (!can(actor, 'keep-aid-register').ok) return refused('not-found')
      await lockFund(tx, actor.fund)
      const links = (await aidLinksOf(tx, actor.fund)).filter(({ endedAt }) => endedAt === null)
      const verdict = canLink(form, links)
      if (!verdict.ok) return verdict
      const link = newId(now)
      const { one, oneName, other, otherName, reason } = form
      const row = { id: link, fundId: actor.fund, one, oneName, other, otherName, reason }
      await tx.insert(aidLinks).values({ ...row, linkedBy: actor.person, linkedAt: now })
      await record(tx, { type: 'undertakings-linked', fund: actor.fund, actor: actor.id, link, at: now })
      return allowed({ link })
    }),
  )
}
