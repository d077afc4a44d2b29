import { and, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, people, trancheStandings } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

const atWork = ['ready', 'failed', 'prepared', 'approved'] as const satisfies TrancheState[]

/** Tranches that are ready to be paid or that the bank sent back, and those that wait for the other person or for the bank. */
export async function toPay(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({ standing: trancheStandings, title: grants.title, preparer: people.name })
    .from(trancheStandings)
    .innerJoin(grants, eq(grants.id, trancheStandings.grantId))
    .leftJoin(people, eq(people.id, trancheStandings.preparedBy))
    .where(and(eq(trancheStandings.fundId, fund), inArray(trancheStandings.state, [...atWork])))
    .orderBy(grants.id, trancheStandings.number)
  return rows.flatMap((row) => itemOf(row, today))
}

type Row = { standing: typeof trancheStandings.$inferSelect; title: string; preparer: string | null }

function itemOf({ standing, title, preparer }: Row, today: IsoDate): WorkItem[] {
  const { grantId, trancheId, state, amountCents, number, plannedOn, releaseId, preparedBy } = standing
  const common = { subject: grantId, title, amount: amountCents, number, on: plannedOn }
  if (state === 'ready' || state === 'failed') {
    const href = `/manager/grants/${grantId}/tranches/${trancheId}/release`
    const key = `ready-${grantId}-${releaseId ?? trancheId}`
    const on = plannedOn > today ? plannedOn : today
    return [workItem({ ...common, on, key, kind: 'release-ready', of: 'manager', href })]
  }
  if (state === 'prepared' && preparedBy) {
    const key = `approve-${releaseId}`
    const by = { id: preparedBy, name: preparer ?? '' }
    const href = `/manager/releases/${releaseId}/approval`
    return [workItem({ ...common, key, kind: 'release-approve', of: 'approver', preparedBy: by, href })]
  }
  const href = `/manager/releases/${releaseId}/payment`
  return [workItem({ ...common, key: `confirm-${releaseId}`, kind: 'release-confirm', of: 'manager', href })]
}
