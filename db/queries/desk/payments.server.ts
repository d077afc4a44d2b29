import { and, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, people, releases } from '#db/schema/index.ts'
import { factsByGrant, type GrantFacts, standingOf } from '../tranches.server.ts'
import { type WorkItem, workItem } from './item.ts'

type Named = { id: string; title: string; state: string }

/** Tranches that are ready to be paid or that the bank sent back, and those that wait for the other person or for the bank. */
export async function toPay(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const running = await reader
    .select({ id: grants.id, title: grants.title, state: grants.state })
    .from(grants)
    .where(and(eq(grants.fundId, fund), inArray(grants.state, ['running', 'settling', 'terminated'])))
  const [facts, names] = await Promise.all([
    factsByGrant(reader, fund, running, today),
    namesIn(reader, fund),
  ])
  return facts.flatMap((one) => {
    const grant = running.find(({ id }) => id === one.grant)
    return grant ? itemsOf(grant, one, today, names) : []
  })
}

function itemsOf(grant: Named, known: GrantFacts, today: IsoDate, names: Map<string, string>): WorkItem[] {
  return known.plan.tranches.flatMap((tranche): WorkItem[] => {
    const release = known.releases.get(tranche.id) ?? null
    const { state } = standingOf(known, tranche)
    const common = {
      subject: grant.id,
      title: grant.title,
      amount: tranche.amountCents,
      number: tranche.number,
      on: tranche.plannedOn,
    }
    if (state === 'ready' || state === 'failed') {
      const on = tranche.plannedOn > today ? tranche.plannedOn : today
      const href = `/manager/grants/${grant.id}/tranches/${tranche.id}/release`
      return [
        workItem({
          ...common,
          on,
          key: `ready-${grant.id}-${release?.id ?? tranche.id}`,
          kind: 'release-ready',
          of: 'manager',
          href,
        }),
      ]
    }
    if (state === 'prepared' && release) {
      const preparedBy = { id: release.preparedBy, name: names.get(release.preparedBy) ?? '' }
      const href = `/manager/releases/${release.id}/approval`
      return [
        workItem({
          ...common,
          key: `approve-${release.id}`,
          kind: 'release-approve',
          of: 'approver',
          preparedBy,
          href,
        }),
      ]
    }
    if (state === 'approved' && release) {
      const href = `/manager/releases/${release.id}/payment`
      return [
        workItem({ ...common, key: `confirm-${release.id}`, kind: 'release-confirm', of: 'manager', href }),
      ]
    }
    return []
  })
}

async function namesIn(reader: Reader, fund: string): Promise<Map<string, string>> {
  const rows = await reader
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, preparersOf(reader, fund)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function preparersOf(reader: Reader, fund: string) {
  return reader.select({ id: releases.preparedBy }).from(releases).where(eq(releases.fundId, fund))
}
