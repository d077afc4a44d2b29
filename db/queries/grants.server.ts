import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Actor, Person, Relation } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { contactNear } from '#app/domain/fund.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  decisions,
  events,
  funds,
  grants,
  initiatives,
  memberships,
  people,
  proposals,
  releases,
} from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'
import { contactsOf } from './fund.server.ts'
import { isUuid } from './ids.ts'

type Viewer = Pick<Actor, 'person' | 'fund'>

export type Grant = {
  id: string
  fund: string
  pot: string
  round: string
  proposal: string
  submission: string
  decision: string
  initiative: string
  initiativeName: string
  example: boolean
  reference: string
  title: string
  summary: string
  neighbourhoods: string[]
  /** Who of the fund's contacts was chosen to keep in touch, and after how many days; null for the usual. */
  contact: string | null
  rhythmDays: number | null
  /** Do kind mails go to the initiative? */
  kindMails: boolean
  amountCents: Cents
  /** What was decided; what is agreed may be less. */
  awardedCents: Cents
  startsOn: IsoDate
  endsOn: IsoDate
  state: GrantState
  awardedAt: Date
}
export type OwnGrant = Grant & { relation: Exclude<Relation, 'none'> }
export type GrantRow = Pick<
  Grant,
  'id' | 'reference' | 'initiativeName' | 'state' | 'amountCents' | 'endsOn'
> & {
  paidCents: Cents
}
export type GrantEvent = {
  id: string
  type: string
  at: Date
  actor: string | null
  data: Record<string, unknown>
}

/** Of which grants a list is: in a state, for one of some neighbourhoods (keys), near one of the fund's contacts. */
export type GrantFilter = { state?: GrantState; place?: readonly string[]; contact?: string }

/** Every grant of the fund that is asked for and not closed to who looks, the newest award first, with what is paid of it. */
export async function grantList(
  reader: Reader,
  actor: Person,
  { state, place, contact }: GrantFilter = {},
): Promise<GrantRow[]> {
  const paid = sql<number>`coalesce((select sum(${releases.amountCents}) from ${releases}
    where ${releases.grantId} = ${grants.id} and ${releases.paidOn} is not null and ${releases.cancelledAt} is null and ${releases.failedAt} is null), 0)`
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      title: grants.title,
      initiativeName: initiatives.name,
      state: grants.state,
      amountCents: grants.amountCents,
      endsOn: grants.endsOn,
      neighbourhoods: grants.neighbourhoods,
      chosen: grants.contactId,
      paidCents: paid.mapWith(Number),
    })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(
      and(
        eq(grants.fundId, actor.fund),
        notClosedTo(actor),
        state === undefined ? undefined : eq(grants.state, state),
      ),
    )
    .orderBy(desc(grants.awardedAt), asc(grants.reference))
  const contacts = contact === undefined ? [] : await contactsOf(reader, actor.fund)
  const asked = rows.filter(
    (row) =>
      (place === undefined || row.neighbourhoods.some((key) => place.includes(key))) &&
      (contact === undefined || contactNear(contacts, row)?.id === contact),
  )
  return asked.map(({ title, neighbourhoods: _neighbourhoods, chosen: _chosen, ...row }) => ({
    ...row,
    initiativeName: row.initiativeName || title,
    state: row.state as GrantState,
    paidCents: row.paidCents as Cents,
  }))
}

/** A grant of the fund; null for anything else, be it another fund's or no key at all. */
export async function grantById(reader: Reader, fund: string, id: string | undefined): Promise<Grant | null> {
  if (!isUuid(id)) return null
  const [row] = await selectGrants(reader).where(and(eq(grants.fundId, fund), eq(grants.id, id)))
  return row ? grantOf(row) : null
}

/** One's own grant, by membership of its initiative; null when it is absent or not theirs. */
export async function ownGrant(
  reader: Reader,
  actor: Viewer,
  id: string | undefined,
): Promise<OwnGrant | null> {
  if (!isUuid(id) || actor.person === null) return null
  const [row] = await selectGrants(reader).where(and(eq(grants.fundId, actor.fund), eq(grants.id, id)))
  if (!row) return null
  const relation = await relationTo(reader, actor.person, row.grant.initiativeId)
  return relation === 'none' ? null : { ...grantOf(row), relation }
}

/** What happened to a grant, the newest first, with the name of who did it. */
export async function grantEvents(reader: Reader, grant: string): Promise<GrantEvent[]> {
  return reader
    .select({ id: events.id, type: events.type, at: events.at, actor: people.name, data: events.data })
    .from(events)
    .leftJoin(people, sql`${people.id}::text = ${events.actor}`)
    .where(
      and(eq(events.subjectKind, 'grant'), eq(events.subjectId, grant), ne(events.type, 'resident-answered')),
    )
    .orderBy(desc(events.sequence))
}

async function relationTo(reader: Reader, person: string, initiative: string): Promise<Relation> {
  const [row] = await reader
    .select({ relation: memberships.relation })
    .from(memberships)
    .where(and(eq(memberships.initiativeId, initiative), eq(memberships.personId, person)))
  return (row?.relation as Relation | undefined) ?? 'none'
}

function selectGrants(reader: Reader) {
  return reader
    .select({
      grant: grants,
      initiativeName: initiatives.name,
      awarded: decisions.amountCents,
      example: sql<boolean>`(${initiatives.example} or ${funds.example} = 'yes')`,
    })
    .from(grants)
    .innerJoin(funds, eq(funds.id, grants.fundId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(decisions, eq(decisions.id, grants.decisionId))
}

function grantOf({
  grant,
  initiativeName,
  awarded,
  example,
}: Awaited<ReturnType<typeof selectGrants>>[number]): Grant {
  return {
    id: grant.id,
    fund: grant.fundId,
    pot: grant.potId,
    round: grant.roundId,
    proposal: grant.proposalId,
    submission: grant.submissionId,
    decision: grant.decisionId,
    initiative: grant.initiativeId,
    initiativeName: initiativeName || grant.title,
    example,
    reference: grant.reference,
    title: grant.title,
    summary: grant.summary,
    neighbourhoods: grant.neighbourhoods,
    contact: grant.contactId,
    rhythmDays: grant.contactRhythmDays,
    kindMails: grant.kindMails,
    amountCents: grant.amountCents,
    awardedCents: awarded ?? grant.amountCents,
    startsOn: grant.startsOn,
    endsOn: grant.endsOn,
    state: grant.state as GrantState,
    awardedAt: grant.awardedAt,
  }
}
