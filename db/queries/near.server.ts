import { and, eq, exists, inArray } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { contactBeside, contactNear, type Nearby } from '#app/domain/fund.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, memberships, people, proposals } from '#db/schema/index.ts'
import { type Contact, contactsOf } from './fund.server.ts'
import { isUuid } from './ids.ts'

/** The plan that a page, letter or mail is about: by its proposal or its grant. */
export type Plan = { proposal?: string | undefined; grant?: string | undefined }

/** Whom the applicants of a plan call: who is near it, in every letter, mail and page about it. */
export async function contactOfPlan(reader: Reader, fund: string, plan: Plan): Promise<Contact | null> {
  const contacts = await contactsOf(reader, fund)
  return contactNear(contacts, await nearbyOfPlan(reader, fund, plan))
}

/** Whom somebody who complained calls: who is near their plan and is not who it is about; null when nobody else is there. */
export async function contactOfComplaint(
  reader: Reader,
  {
    fund,
    involved,
    proposal,
  }: { fund: string; involved: readonly string[]; proposal: { id: string } | null },
): Promise<Contact | null> {
  const contacts = await contactsOf(reader, fund)
  const names = await reader
    .select({ name: people.name })
    .from(people)
    .where(inArray(people.id, [...involved]))
  const near = await nearbyOfPlan(reader, fund, { proposal: proposal?.id })
  return contactBeside(
    contacts,
    names.map(({ name }) => name),
    near,
  )
}

const nowhere: Nearby = { neighbourhoods: [], chosen: null }

/** What says who is near a plan; with an `applicant` only near one of their own. Nothing where there is no such plan. */
export async function nearbyOfPlan(
  reader: Reader,
  fund: string,
  { proposal, grant }: Plan,
  applicant?: Pick<Actor, 'person' | 'session'>,
): Promise<Nearby> {
  const id = proposal ?? grant
  if (!id || !isUuid(id)) return nowhere
  const [row] = await reader
    .select({ neighbourhoods: proposals.neighbourhoods, chosen: grants.contactId })
    .from(proposals)
    .leftJoin(grants, eq(grants.proposalId, proposals.id))
    .where(
      and(
        eq(proposals.fundId, fund),
        proposal ? eq(proposals.id, id) : eq(grants.id, id),
        applicant && isOwn(reader, applicant),
      ),
    )
    .limit(1)
  return row ?? nowhere
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
