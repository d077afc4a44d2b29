import { and, asc, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { signaturesNeeded } from '#app/domain/grant/signing.ts'
import { termsSchema } from '#app/domain/grant/terms.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, messages, signatures, termsVersions } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** Days between an award and the offer of its agreement, as the fund tells applicants. */
const daysToOffer = 14

/** Awards whose agreement still has to be made: nothing was offered yet. */
export async function toOffer(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const lateBefore = amsterdamInstant(addDays(today, -daysToOffer)).toISOString()
  const newest = reader
    .selectDistinctOn([termsVersions.grantId], { grant: termsVersions.grantId, state: termsVersions.state })
    .from(termsVersions)
    .where(eq(termsVersions.fundId, fund))
    .orderBy(termsVersions.grantId, desc(termsVersions.version))
    .as('newest')
  const rows = await reader
    .select({
      id: grants.id,
      title: grants.title,
      amount: grants.amountCents,
      awardedAt: grants.awardedAt,
      ...counted(sql`${grants.awardedAt} < ${lateBefore}`),
    })
    .from(grants)
    .leftJoin(newest, eq(newest.grant, grants.id))
    .where(
      and(
        eq(grants.fundId, fund),
        eq(grants.state, 'agreeing'),
        sql`(${newest.state} is null or ${newest.state} in ('drafted', 'prepared', 'withdrawn', 'declined', 'expired'))`,
        inSight(sight, grants.id, keyOf('offer', grants.id)),
      ),
    )
    .orderBy(asc(grants.awardedAt), asc(grants.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, amount, awardedAt }) =>
    workItem({
      key: `offer-${id}`,
      subject: id,
      kind: 'make-agreement',
      of: 'manager',
      title,
      on: addDays(dayOf(awardedAt), daysToOffer),
      since: dayOf(awardedAt),
      amount,
      href: `/manager/grants/${id}/terms`,
    }),
  )
}

/** Agreements that everybody of the initiative signed and the fund has not. */
export async function toSign(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: grants.id,
      title: grants.title,
      amount: grants.amountCents,
      expires: termsVersions.offerExpires,
      terms: termsVersions.terms,
      signed: countDistinct(signatures.personId),
      signedAt: sql<Date>`max(${signatures.signedAt})`.mapWith(signatures.signedAt),
    })
    .from(termsVersions)
    .innerJoin(grants, eq(grants.id, termsVersions.grantId))
    .innerJoin(
      signatures,
      and(eq(signatures.termsVersionId, termsVersions.id), eq(signatures.side, 'grantee')),
    )
    .where(and(eq(termsVersions.fundId, fund), inArray(termsVersions.state, ['offered', 'signed-by-one'])))
    .groupBy(grants.id, grants.title, grants.amountCents, termsVersions.id)
  const complete = rows.filter(
    ({ terms, signed }) => signed >= signaturesNeeded(termsSchema.parse(terms)).grantee,
  )
  return complete.map(({ id, title, amount, expires, signedAt }) =>
    workItem({
      key: `sign-${id}`,
      subject: id,
      kind: 'sign-agreement',
      of: 'approver',
      title,
      on: expires ?? today,
      since: dayOf(signedAt),
      amount,
      href: `/manager/grants/${id}`,
    }),
  )
}

/** Offers about which the initiative asked something that was read and not answered; what is unread is there already. */
export async function toAnswerOffer(reader: Reader, fund: string): Promise<WorkItem[]> {
  const of = (side: 'applicant' | 'fund') => sql`${messages.proposalId} = ${grants.proposalId}
    and ${messages.side} = ${side} and ${messages.sentAt} >= ${termsVersions.offeredAt}`
  const asked = sql<string | null>`(select max(${messages.sentAt}) from ${messages} where ${of('applicant')})`
  const answered = sql`(select max(${messages.sentAt}) from ${messages} where ${of('fund')})`
  const unread = sql`exists (select 1 from ${messages} where ${of('applicant')} and ${messages.readAt} is null)`
  const rows = await reader
    .select({ id: grants.id, proposal: grants.proposalId, title: grants.title, asked })
    .from(termsVersions)
    .innerJoin(grants, eq(grants.id, termsVersions.grantId))
    .where(
      and(
        eq(termsVersions.fundId, fund),
        inArray(termsVersions.state, ['offered', 'signed-by-one']),
        sql`${asked} > coalesce(${answered}, '-infinity') and not ${unread}`,
      ),
    )
  return rows.flatMap(({ id, proposal, title, asked: at }) =>
    at
      ? [
          workItem({
            key: `offer-question-${id}`,
            subject: proposal,
            kind: 'message',
            of: 'manager',
            title,
            on: dayOf(new Date(at)),
            since: dayOf(new Date(at)),
            href: `/manager/proposals/${proposal}/messages`,
          }),
        ]
      : [],
  )
}
