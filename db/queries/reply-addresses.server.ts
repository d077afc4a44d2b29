import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { people, proposals, receivedMails, replyAddresses } from '#db/schema/index.ts'
import { rolesOf } from './people.server.ts'

/** An address at which somebody answers in a thread; `of` is who that is. */
export type ReplyAddress = {
  fund: string
  proposal: string
  title: string
  of: { id: string; name: string; email: string | null; locale: string }
}

/** The addresses with these hashes, in the order of the hashes; of who was erased there is none. */
export async function addressesByHash(
  reader: Reader,
  hashes: readonly string[],
): Promise<(ReplyAddress & { email: string | null })[]> {
  if (hashes.length === 0) return []
  const rows = await reader
    .select({
      hash: replyAddresses.tokenHash,
      fund: replyAddresses.fundId,
      proposal: replyAddresses.proposalId,
      title: proposals.title,
      of: { id: people.id, name: people.name, email: people.email, locale: people.locale },
    })
    .from(replyAddresses)
    .innerJoin(proposals, eq(proposals.id, replyAddresses.proposalId))
    .innerJoin(people, eq(people.id, replyAddresses.personId))
    .where(and(inArray(replyAddresses.tokenHash, [...hashes]), isNotNull(people.email)))
  return hashes.flatMap((hash) =>
    rows.filter((row) => row.hash === hash).map(({ hash: _, ...row }) => ({ ...row, email: row.of.email })),
  )
}

/** Who answers at an address, with the roles of the day. They are not signed in, and never stepped up. */
export async function answererAt(
  reader: Reader,
  { fund, of }: Pick<ReplyAddress, 'fund' | 'of'>,
  now: Date,
): Promise<Person> {
  return {
    id: of.id,
    person: of.id,
    fund,
    name: of.name,
    email: of.email,
    roles: await rolesOf(reader, fund, of.id, now),
    locale: of.locale === 'en' || of.locale === 'fy' ? of.locale : 'nl',
    session: '',
    steppedUpAt: null,
  }
}

/** How many mails to one address in a thread were kept aside in the last hour. */
export async function asideLately(
  reader: Reader,
  { proposal, of }: ReplyAddress,
  now: Date,
): Promise<number> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  return reader.$count(
    receivedMails,
    and(
      eq(receivedMails.proposalId, proposal),
      eq(receivedMails.personId, of.id),
      isNotNull(receivedMails.asideBecause),
      gt(receivedMails.receivedAt, hourAgo),
    ),
  )
}
