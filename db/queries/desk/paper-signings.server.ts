import { and, eq, inArray, isNull } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, paperSignings, people, termsVersions } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which an approver looks at the scan of a signature on paper. */
const daysToConfirm = 3

/** Signatures on paper that count once another person has seen the scan; the offer may end before that. */
export async function paperToConfirm(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: paperSignings.id,
      grant: grants.id,
      title: grants.title,
      at: paperSignings.recordedAt,
      expires: termsVersions.offerExpires,
      by: { id: people.id, name: people.name },
    })
    .from(paperSignings)
    .innerJoin(termsVersions, eq(termsVersions.id, paperSignings.termsVersionId))
    .innerJoin(grants, eq(grants.id, termsVersions.grantId))
    .innerJoin(people, eq(people.id, paperSignings.recordedBy))
    .where(
      and(
        eq(paperSignings.fundId, fund),
        isNull(paperSignings.confirmedAt),
        isNull(paperSignings.rejectedAt),
        inArray(termsVersions.state, ['offered', 'signed-by-one']),
      ),
    )
  return rows.map(({ id, grant, title, at, expires, by }) => {
    const within = addDays(dayOf(at), daysToConfirm)
    return workItem({
      key: `paper-signing-${id}`,
      subject: grant,
      kind: 'paper-confirm',
      of: 'approver',
      title,
      on: expires && expires < within ? expires : within,
      since: dayOf(at),
      preparedBy: by,
      href: `/manager/paper-signatures/${id}/confirmation`,
    })
  })
}
