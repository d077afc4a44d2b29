import { and, asc, eq, gt, gte, isNotNull, isNull, lte, min, sql } from 'drizzle-orm'
import { archiveDays } from '#app/domain/archive/kept.ts'
import { addDays, addMonths, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { FundSettings } from '#app/domain/fund.ts'
import { keptBySetting, keptSince, mostErased, type SetKind } from '#app/domain/privacy/retention.ts'
import { canOpenRounds } from '#app/domain/set-up.ts'
import type { Reader } from '#db/client.server.ts'
import { fundArchives, mailBounces, people, roles, rounds } from '#db/schema/index.ts'
import { failedJobs } from '../failed-jobs.server.ts'
import { dueOpenings, dueRows } from '../privacy/due.server.ts'
import { setUpFacts } from '../set-up.server.ts'
import { isHeldOn } from '../stand-ins.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days after which somebody who was invited and never came in is asked about. */
const daysToComeIn = 14
/** Days before its last one that a role asks what comes after it. */
const daysBeforeEnd = 30

const nameOf = sql<string>`coalesce(nullif(${people.name}, ''), ${people.email}, '')`

/** People with a role who never came in since they were invited, and those of whom mail comes back. */
export async function invitationsToMind(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const held = and(
    eq(roles.fundId, fund),
    isNull(roles.standsInFor),
    isHeldOn(today),
    isNull(people.erasedAt),
  )
  const [quiet, bounced] = await Promise.all([
    reader
      .select({ person: people.id, name: nameOf, since: min(roles.fromOn) })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .where(
        and(
          held,
          sql`not exists (select from sessions s where s.person_id = ${people.id})`,
          sql`not exists (select from second_factors f where f.person_id = ${people.id} and f.confirmed_at is not null)`,
        ),
      )
      .groupBy(people.id),
    reader
      .selectDistinctOn([people.id], {
        person: people.id,
        name: nameOf,
        at: mailBounces.bouncedAt,
      })
      .from(mailBounces)
      .innerJoin(people, eq(people.id, mailBounces.personId))
      .innerJoin(roles, eq(roles.personId, people.id))
      .where(and(held, eq(mailBounces.fundId, fund), isNull(mailBounces.solvedAt)))
      .orderBy(people.id, asc(mailBounces.bouncedAt)),
  ])
  const href = (person: string) => `/admin/people/${person}`
  return [
    ...bounced.map(({ person, name: title, at }) =>
      workItem({
        key: `address-${person}`,
        kind: 'address-bounced',
        of: 'administrator',
        title,
        on: addDays(dayOf(at), 1),
        since: dayOf(at),
        href: href(person),
      }),
    ),
    ...quiet.flatMap(({ person, name: title, since }) => {
      const on = since && addDays(since as IsoDate, daysToComeIn)
      if (!on || on > today || bounced.some((one) => one.person === person)) return []
      const about = { key: `invitation-${person}`, kind: 'invitation-quiet', title, on } as const
      return workItem({ ...about, of: 'administrator', since: since as IsoDate, href: href(person) })
    }),
  ]
}

/** Roles whose last day is near. */
export async function rolesToEnd(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({ id: roles.id, name: nameOf, role: roles.role, until: roles.untilOn })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        isNull(roles.standsInFor),
        gte(roles.untilOn, today),
        lte(roles.untilOn, addDays(today, daysBeforeEnd)),
      ),
    )
  return rows.map(({ id, name: title, role: name, until }) =>
    workItem({
      key: `role-${id}`,
      kind: 'role-ends',
      of: 'administrator',
      title,
      name,
      on: until as IsoDate,
      href: `/admin/roles/${id}`,
    }),
  )
}

/** Kinds of what is kept of which something may go, since the day on which the oldest of it could. */
export async function retentionToDo(
  reader: Reader,
  fund: string,
  { today, settings }: { today: IsoDate; settings: FundSettings },
): Promise<WorkItem[]> {
  const kinds = Object.keys(keptBySetting) as SetKind[]
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const before = keptSince(kind, settings, today)
      if (kind === 'openings') {
        const number = await dueOpenings(reader, fund, amsterdamInstant(before))
        return number > 0 ? { kind, on: today, number } : null
      }
      const rows = await dueRows(reader, fund, kind, before, mostErased)
      const { setting, unit } = keptBySetting[kind]
      const on = rows[0] && addMonths(rows[0].last, settings[setting] * (unit === 'years' ? 12 : 1))
      return on ? { kind, on: on < today ? on : today, number: rows.length } : null
    }),
  )
  return found.flatMap((one) =>
    one
      ? workItem({
          key: `retention-${one.kind}`,
          kind: 'retention-due',
          of: 'administrator',
          title: one.kind,
          on: one.on,
          number: one.number,
          href: `/admin/retention/${one.kind}`,
        })
      : [],
  )
}

/** What the set-up lacks before a round can open, by the day on which the next one should. */
export async function setUpToFinish(reader: Reader, fund: string, now: Date): Promise<WorkItem[]> {
  const today = dayOf(now)
  const [facts, [next]] = await Promise.all([
    setUpFacts(reader, fund, today),
    reader
      .select({ opens: min(rounds.opensAt) })
      .from(rounds)
      .where(and(eq(rounds.fundId, fund), gt(rounds.opensAt, now))),
  ])
  const open = canOpenRounds(facts, 'full')
  if (open.ok) return []
  const missing = (open.reason as { missing?: readonly string[] }).missing ?? []
  return [
    workItem({
      key: 'set-up',
      kind: 'set-up-missing',
      of: 'administrator',
      title: '',
      on: next?.opens ? dayOf(next.opens) : today,
      number: missing.length,
      href: '/admin/setup',
    }),
  ]
}

/** Archives that were made and that nobody took along, until they go. */
export async function archivesToTake(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({ id: fundArchives.id, madeAt: fundArchives.madeAt })
    .from(fundArchives)
    .where(
      and(
        eq(fundArchives.fundId, fund),
        eq(fundArchives.origin, 'made'),
        isNotNull(fundArchives.madeAt),
        isNull(fundArchives.removedAt),
        sql`not exists (select from events e where e.fund_id = ${fund} and e.type = 'archive-handed-out'
          and e.data ->> 'archive' = ${fundArchives.id}::text)`,
      ),
    )
  return rows.flatMap(({ id, madeAt }) =>
    madeAt
      ? workItem({
          key: `archive-${id}`,
          kind: 'archive-ready',
          of: 'administrator',
          title: '',
          on: addDays(dayOf(madeAt), archiveDays),
          since: dayOf(madeAt),
          href: '/admin/archives',
        })
      : [],
  )
}

/** Tasks in the background that were given up, as one thing to look at. */
export async function jobsToMind(reader: Reader): Promise<WorkItem[]> {
  const failed = await failedJobs(reader)
  const [first] = failed.map(({ first: at }) => dayOf(at)).sort()
  if (!first) return []
  const number = failed.reduce((sum, job) => sum + job.number, 0)
  const about = { key: `jobs-${number}`, kind: 'jobs-failed', title: '', number, on: first } as const
  return [workItem({ ...about, of: 'administrator', since: first, href: '/admin/jobs' })]
}
