import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { canArchive, canHandleArchive } from '#app/domain/archive/kept.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { keptInAll } from '#db/queries/archive/kept.server.ts'
import { fundArchives } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

/**
 * Asks for an archive of the whole fund; a job makes it. One that was asked within the hour and is not made yet is that one.
 * Only the administrator, who just proved who they are and sits on no panel. Refuses `not-found`, `archive-not-for-panel`,
 * `step-up-needed`, and `archive-too-large` for what does not fit in a ZIP that everybody can read.
 */
export async function exportFund(
  actor: Person,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ archive: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'export-fund', ...form }, now, async () => {
      const may = canHandleArchive(actor, now)
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const [open] = await tx
        .select({ id: fundArchives.id })
        .from(fundArchives)
        .where(
          and(
            eq(fundArchives.fundId, actor.fund),
            isNull(fundArchives.madeAt),
            gt(fundArchives.askedAt, new Date(now.getTime() - 60 * 60_000)),
          ),
        )
      if (open) return allowed({ archive: open.id })
      const fits = canArchive(await keptInAll(tx, actor.fund))
      if (!fits.ok) return fits
      const archive = newId(now)
      const row = { id: archive, fundId: actor.fund, origin: 'made' }
      await tx.insert(fundArchives).values({ ...row, askedBy: actor.person, askedAt: now })
      await record(tx, { type: 'archive-asked', fund: actor.fund, actor: actor.id, archive, at: now })
      return allowed({ archive })
    }),
  )
}
