import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { aidLinks } from '#db/schema/index.ts'

/**
 * The manager ends a link between two undertakings with a reason; it stays on record. Refuses `not-found` to others, and
 * for a link that is not there or ended before.
 */
export async function partUndertakings(
  actor: Person,
  link: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ link: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'part-undertakings', link, ...form }, now, async () => {
      if (!can(actor, 'keep-aid-register').ok || !isUuid(link)) return refused('not-found')
      const ended = await tx
        .update(aidLinks)
        .set({ endedBy: actor.person, endedAt: now, endedReason: form.reason })
        .where(and(eq(aidLinks.fundId, actor.fund), eq(aidLinks.id, link), isNull(aidLinks.endedAt)))
        .returning({ id: aidLinks.id })
      if (ended.length === 0) return refused('not-found')
      await record(tx, { type: 'undertakings-parted', fund: actor.fund, actor: actor.id, link, at: now })
      return allowed({ link })
    }),
  )
}
