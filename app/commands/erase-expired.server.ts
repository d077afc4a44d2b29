import { sql } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { type FundSettings, fundSettingsSchema } from '#app/domain/fund.ts'
import { keptSince, mostErased, type RetentionKind, type SetKind } from '#app/domain/privacy/retention.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, type Tx, transaction } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { type DueRow, dueOpenings, dueRows } from '#db/queries/privacy/due.server.ts'
import { eraseRow } from '#db/writes/erasing.server.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { retireDrafts } from './retire-drafts.server.ts'

export type Due = { rows: DueRow[]; openings: number; seen: string }

/** What of a kind would go now, at most what one act takes; `seen` stands for exactly these rows. */
export async function dueNow(reader: Reader, fund: string, kind: SetKind, now: Date): Promise<Due> {
  const before = keptSince(kind, await settingsOf(reader, fund), dayOf(now))
  const rows = kind === 'openings' ? [] : await dueRows(reader, fund, kind, before, mostErased)
  const openings = kind === 'openings' ? await dueOpenings(reader, fund, amsterdamInstant(before)) : 0
  return {
    rows,
    openings,
    seen: hashOf({ before, openings, rows: rows.map(({ what, row }) => [what, row]) }),
  }
}

/**
 * Erases what of one kind has been kept long enough, exactly the rows that were shown (`seen`), each with the event that
 * `eraseData` records too, and one event that says how many. Drafts go as they go at night: told first, then thrown away. Only
 * an administrator who just stepped up: refuses `not-found`, `step-up-needed`, `list-changed`, `nothing-to-erase`.
 */
export async function eraseExpired(
  actor: Person,
  form: { operation: string; kind: RetentionKind; seen: string },
  now: Date,
): Promise<Verdict<{ erased: number }>> {
  const may = firstRefusal(can(actor, 'administer'), steppedUp(actor, now))
  if (!may.ok) return may
  const retired = form.kind === 'drafts' ? (await retireDrafts(now, actor.fund)).deleted : 0
  return transaction((tx) =>
    once(tx, actor, { command: 'erase-expired', ...form }, now, async () => {
      await lockFund(tx, actor.fund)
      const about = { type: 'kept-time-ended', fund: actor.fund, actor: actor.id, at: now } as const
      if (form.kind === 'drafts') {
        await record(tx, { ...about, kind: form.kind, rows: retired })
        return allowed({ erased: retired })
      }
      const due = await dueNow(tx, actor.fund, form.kind, now)
      const count = due.rows.length + due.openings
      if (due.seen !== form.seen) return refused('list-changed')
      if (count === 0) return refused('nothing-to-erase')
      const event = await record(tx, { ...about, kind: form.kind, rows: count })
      if (form.kind === 'openings') await forgetOpenings(tx, actor.fund, event, now)
      for (const row of due.rows) await eraseDue(tx, actor, row, now)
      return allowed({ erased: count })
    }),
  )
}

async function eraseDue(tx: Tx, actor: Person, { what, row }: DueRow, now: Date): Promise<void> {
  const event = await record(tx, { type: 'erased', fund: actor.fund, actor: actor.id, what, row, at: now })
  await eraseRow(tx, what, row, event)
}

async function forgetOpenings(tx: Tx, fund: string, event: string, now: Date): Promise<void> {
  const before = amsterdamInstant(keptSince('openings', await settingsOf(tx, fund), dayOf(now)))
  await tx.execute(
    sql`select forget_openings(${fund}::uuid, ${before.toISOString()}::timestamptz, ${event}::uuid)`,
  )
}

async function settingsOf(reader: Reader, fund: string): Promise<FundSettings> {
  return fundSettingsSchema.parse((await fundById(reader, fund))?.settings ?? {})
}
