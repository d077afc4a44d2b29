import { eq, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { OpenedThing, OpeningSide } from '#app/domain/opening.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, rounds } from '#db/schema/index.ts'
import { type OwnKind, ownKinds, type Told, toldOf } from './told.server.ts'

export type OwnRow = Record<string, unknown>
export type OwnTable = { table: string; as: string; rows: OwnRow[] }
export type OwnOpening = {
  on: string
  what: OpenedThing
  side: OpeningSide
  /** Who opened it; null for somebody of the panel, whose names applicants do not hear. */
  by: string | null
  plan: string
}
export type OwnData = {
  person: string
  kinds: Record<OwnKind, OwnTable[]>
  initiatives: OwnRow[]
  opened: OwnOpening[]
}

/**
 * Everything that the fund keeps of a person and may tell them: what `toldOf` names, their plans, and who opened those. What is
 * of one moment stands in the order of its words, so that the same is told in the same way each time.
 */
export async function ownData(reader: Reader, actor: Person): Promise<OwnData> {
  const columns = await columnsThere(reader)
  const kinds = Object.fromEntries(ownKinds.map((kind) => [kind, [] as OwnTable[]])) as OwnData['kinds']
  for (const one of toldOf) {
    const rows = await rowsOf(reader, actor, one, columns.get(one.table) ?? [])
    if (rows.length > 0) kinds[one.kind].push({ table: one.table, as: one.column, rows })
  }
  const scores = await ownScores(reader, actor)
  if (scores.length > 0) kinds.panel.push({ table: 'review_scores', as: 'person_id', rows: scores })
  return {
    person: actor.person,
    kinds,
    initiatives: await plansOf(reader, actor),
    opened: await openedOf(reader, actor),
  }
}

/** The track of every plan of a fund, by its id. */
export async function tracksOf(reader: Reader, fund: string): Promise<Map<string, Track>> {
  const rows = await reader
    .select({ id: proposals.id, track: rounds.track })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(eq(proposals.fundId, fund))
  return new Map(rows.map(({ id, track }) => [id, track as Track]))
}

async function rowsOf(
  reader: Reader,
  actor: Person,
  told: Told,
  there: readonly string[],
): Promise<OwnRow[]> {
  const keys = ['id', 'proposal_id', 'grant_id'].filter((key) => there.includes(key) && key !== told.column)
  const shown = [...new Set([...keys, ...(told.at ? [told.at] : []), ...told.columns])]
  const list = sql.join(
    shown.map((name) => sql.identifier(name)),
    sql`, `,
  )
  const here = there.includes('fund_id') ? sql`and fund_id = ${actor.fund}` : sql``
  const moment = told.at ? sql`${sql.identifier(told.at)}, ` : sql``
  const order = shown.length > 0 ? sql`order by ${moment}row(${list})::text` : sql``
  const rows = await reader.execute<OwnRow>(
    sql`select ${shown.length > 0 ? list : sql`1 as "there"`} from ${sql.identifier(told.table)}
      where ${isTheirs(actor, told)} ${here} ${order}`,
  )
  return [...rows]
}

function isTheirs(actor: Person, { column, by }: Told): SQL {
  const named = sql.identifier(column)
  if (by === 'person') return sql`${named} = ${actor.person}`
  const address = actor.email ?? ''
  if (by === 'email') return sql`${address} <> '' and lower(${named}) = lower(${address})`
  return sql`(${named} = ${actor.person} or (${address} <> '' and lower(${named}) = lower(${address})))`
}

async function ownScores(reader: Reader, actor: Person): Promise<OwnRow[]> {
  const rows = await reader.execute<OwnRow>(sql`
    select s.review_id, s.criterion, s.score, s.cannot_judge, s.reason, s.saved_at from review_scores s
    join reviews r on r.id = s.review_id
    where r.person_id = ${actor.person} and r.fund_id = ${actor.fund} order by s.saved_at, s.review_id, s.criterion`)
  return [...rows]
}

/** What the initiatives of a person asked for and got, as its members may read it. */
async function plansOf(reader: Reader, actor: Person): Promise<OwnRow[]> {
  const rows = await reader.execute<OwnRow>(sql`
    select i.id as initiative_id, i.name as initiative, p.id as proposal_id, p.reference, p.title, p.summary,
      p.applicant_name, p.amount_asked_cents, p.created_at, p.submitted_at, g.id as grant_id, g.amount_cents, g.awarded_at
    from memberships m join initiatives i on i.id = m.initiative_id
    left join proposals p on p.initiative_id = i.id left join grants g on g.proposal_id = p.id
    where m.person_id = ${actor.person} and m.fund_id = ${actor.fund} order by p.created_at, i.id, p.id`)
  return [...rows]
}

async function openedOf(reader: Reader, actor: Person): Promise<OwnOpening[]> {
  const rows = await reader.execute<OwnOpening>(sql`
    select o."on"::text as "on", o.what, o.side, case when o.side = 'office' then w.name end as by,
      coalesce(nullif(p.title, ''), p.reference, '') as plan
    from openings o join proposals p on p.id = o.proposal_id join people w on w.id = o.person_id
    where o.fund_id = ${actor.fund} and o.person_id <> ${actor.person}
      and exists (select from memberships m
        where m.initiative_id = p.initiative_id and m.person_id = ${actor.person})
    order by o."on", o.side, by, o.what, plan`)
  return [...rows]
}

async function columnsThere(reader: Reader): Promise<Map<string, string[]>> {
  const rows = await reader.execute<{ table: string; columns: string[] }>(sql`
    select table_name as table, array_agg(column_name::text) as columns from information_schema.columns
    where table_schema = 'public' group by table_name`)
  return new Map([...rows].map(({ table, columns }) => [table, columns]))
}
