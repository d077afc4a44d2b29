import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import {
  callBacks,
  mailBounces,
  memberships,
  outgoingMails,
  people,
  proposals,
  roles,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { phonesInProposal } from './known-phones.server.ts'

/** One mail that came back, with whose account its address is. */
export async function bounceById(reader: Reader, fund: string, id: string) {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      id: mailBounces.id,
      address: mailBounces.address,
      status: mailBounces.status,
      bouncedAt: mailBounces.bouncedAt,
      solvedAt: mailBounces.solvedAt,
      template: outgoingMails.template,
      person: people.id,
      name: people.name,
      hasRole: sql<boolean>`exists (select from ${roles} where ${roles.personId} = ${people.id})`,
    })
    .from(mailBounces)
    .innerJoin(outgoingMails, eq(outgoingMails.id, mailBounces.mailId))
    .leftJoin(people, eq(people.id, mailBounces.personId))
    .where(and(eq(mailBounces.fundId, fund), eq(mailBounces.id, id)))
  return row ?? null
}

/** Every address at which mails come back, with the first of them that is not solved. */
export async function openBounces(reader: Reader, fund: string) {
  return reader
    .selectDistinctOn([mailBounces.address], {
      id: mailBounces.id,
      address: mailBounces.address,
      bouncedAt: mailBounces.bouncedAt,
      name: people.name,
    })
    .from(mailBounces)
    .leftJoin(people, eq(people.id, mailBounces.personId))
    .where(and(eq(mailBounces.fundId, fund), isNull(mailBounces.solvedAt)))
    .orderBy(mailBounces.address, asc(mailBounces.bouncedAt), asc(mailBounces.id))
}

/** How many mails to an address came back and are not solved. */
export async function countBounces(reader: Reader, fund: string, address: string): Promise<number> {
  return reader.$count(
    mailBounces,
    and(eq(mailBounces.fundId, fund), eq(mailBounces.address, address), isNull(mailBounces.solvedAt)),
  )
}

/** The last telephone number that is known of who has an address: in what they sent, or when they asked to be called. */
export async function phoneOf(
  reader: Reader,
  { fund, person, address }: { fund: string; person: string | null; address: string },
): Promise<string | null> {
  const [sent] = person
    ? await reader
        .select({ proposal: proposals.id })
        .from(proposals)
        .innerJoin(memberships, eq(memberships.initiativeId, proposals.initiativeId))
        .where(
          and(
            eq(memberships.personId, person),
            eq(proposals.fundId, fund),
            sql`${proposals.submittedAt} is not null`,
          ),
        )
        .orderBy(desc(proposals.submittedAt))
        .limit(1)
    : []
  const known = sent ? await phonesInProposal(reader, sent.proposal) : []
  const phone = known.findLast(({ from }) => from === 'contact')?.phone
  if (phone) return phone
  const [asked] = await reader
    .select({ phone: callBacks.phone })
    .from(callBacks)
    .where(and(eq(callBacks.fundId, fund), eq(callBacks.email, address)))
    .orderBy(desc(callBacks.askedAt))
    .limit(1)
  return asked?.phone ?? null
}
