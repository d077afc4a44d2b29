import { and, eq, exists } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { contactNear } from '#app/domain/fund.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, memberships, proposals } from '#db/schema/index.ts'
import { type Contact, contactsOf } from './fund.server.ts'
import { isUuid } from './ids.ts'

/** The plan that a page, letter or mail is about: by its proposal or its grant. */
export type Plan = { proposal?: string | undefined; grant?: string | undefined }

/** Whom the applicants of a plan call: who is near it, in every letter, mail and page about it. */
export async function contactOfPlan(reader: Reader, fund: string, plan: Plan): Promise<Contact | null> {
  const contacts = await contactsOf(reader, fund)
  const found = plan.proposal || plan.grant ? await neighbourhoodsOfPlan(reader, fund, plan) : []
  return contactNear(contacts, found)
}

/** The neighbourhoods of a plan; with an `applicant` only of one of their own. None where there is no such plan. */
export async function neighbourhoodsOfPlan(
  reader: Reader,
  fund: string,
  { proposal, grant }: Plan,
  applicant?: Pick<Actor, 'person' | 'session'>,
): Promise<readonly string[]> {
  const id = proposal ?? grant
  if (!id || !isUuid(id)) return []
  const query = reader.select({ neighbourhoods: proposals.neighbourhoods }).from(proposals)
  const [row] = await (proposal ? query : query.innerJoin(grants, eq(grants.proposalId, proposals.id))).where(
    and(
      eq(proposals.fundId, fund),
      proposal ? eq(proposals.id, id) : eq(grants.id, id),
      applicant && isOwn(reader, applicant),
    ),
  )
  return row?.neighbourhoods ?? []
}

function isOwn(reader: Reader, { person, session }: Pick<Actor, 'person' | 'session'>) {
  if (person === null) return eq(proposals.sessionHash, session)
  return exists(
    reader
      .select({ person: memberships.personId })
      .from(memberships)
      .where(and(eq(memberships.initiativeId, proposals.initiativeId), eq(memberships.personId, person))),
  )
}
