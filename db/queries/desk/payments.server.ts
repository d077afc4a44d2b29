import { and, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { type PayableAccount, payableAccount } from '#app/domain/payment/account.ts'
import type { Reader } from '#db/client.server.ts'
import { grantEndings, grants, people, trancheStandings } from '#db/schema/index.ts'
import { accountsOfAll, fundAccount } from '../accounts.server.ts'
import { type WorkItem, workItem } from './item.ts'

const atWork = ['ready', 'failed', 'prepared', 'approved'] as const satisfies TrancheState[]

/**
 * Tranches that are ready to be paid or that the bank sent back, and those that wait for the other person, for a file or for
 * the bank; files are made as soon as the fund said which account it pays from.
 * While nobody called about the account or saw its proof, that is what is asked first; what was planned after an announced last day is not
 * offered.
 */
export async function toPay(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      standing: trancheStandings,
      title: grants.title,
      preparer: people.name,
      lastDay: grantEndings.lastDay,
    })
    .from(trancheStandings)
    .innerJoin(grants, eq(grants.id, trancheStandings.grantId))
    .leftJoin(people, eq(people.id, trancheStandings.preparedBy))
    .leftJoin(grantEndings, and(eq(grantEndings.grantId, grants.id), eq(grantEndings.state, 'announced')))
    .where(and(eq(trancheStandings.fundId, fund), inArray(trancheStandings.state, [...atWork])))
    .orderBy(grants.id, trancheStandings.number)
  const open = rows.filter(({ standing }) => isOpen(standing.state)).map(({ standing }) => standing.grantId)
  const accounts = await accountsOfAll(reader, [...new Set(open)])
  const files = (await fundAccount(reader, fund)) !== null
  return rows.flatMap((row) => {
    const { grantId, state, plannedOn } = row.standing
    if (isOpen(state) && row.lastDay !== null && plannedOn > row.lastDay) return []
    const named = accounts.get(grantId) ?? []
    const account = payableAccount(named.at(-1)?.iban ?? '', named, 0)
    return itemOf(row, { today, account, files })
  })
}

/** Is it ready to be prepared, for the first time or again? */
function isOpen(state: string): boolean {
  return state === 'ready' || state === 'failed'
}

type Row = {
  standing: typeof trancheStandings.$inferSelect
  title: string
  preparer: string | null
  lastDay: IsoDate | null
}

function itemOf(
  { standing, title, preparer }: Row,
  { today, account, files }: { today: IsoDate; account: PayableAccount; files: boolean },
): WorkItem[] {
  const { grantId, trancheId, state, amountCents, number, plannedOn, releaseId, preparedBy } = standing
  const common = { subject: grantId, title, amount: amountCents, number, on: plannedOn }
  if (isOpen(state) && !(account.confirmed && account.proven)) {
    const on = plannedOn > today ? plannedOn : today
    const href = `/manager/grants/${grantId}/account`
    const kind = account.confirmed ? 'account-proof' : 'account-confirm'
    return [workItem({ ...common, on, key: `account-${grantId}`, kind, of: 'manager', href })]
  }
  if (isOpen(state)) {
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
  if (files) {
    const href = '/manager/payments/file'
    return [workItem({ ...common, key: `file-${releaseId}`, kind: 'release-file', of: 'manager', href })]
  }
  const href = `/manager/releases/${releaseId}/payment`
  return [workItem({ ...common, key: `confirm-${releaseId}`, kind: 'release-confirm', of: 'manager', href })]
}
