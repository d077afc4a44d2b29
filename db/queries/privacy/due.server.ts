import { type SQL, sql } from 'drizzle-orm'
import { amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { DueSort, SetKind } from '#app/domain/privacy/retention.ts'
import type { Reader } from '#db/client.server.ts'

/** One text, file or name whose time has passed: what it hangs on, when that last moved, and what `eraseRow` takes away. */
export type DueRow = { subject: string; label: string; last: IsoDate; what: DueSort; row: string }

/**
 * What of a kind has been kept long enough: nothing happened to it since a day, nobody objects to it any more, and it was not
 * erased before. The oldest first.
 */
export async function dueRows(
  reader: Reader,
  fund: string,
  kind: Exclude<SetKind, 'openings'>,
  before: IsoDate,
  most: number,
): Promise<DueRow[]> {
  const day = sql`${before}::date`
  const moment = sql`${amsterdamInstant(before).toISOString()}::timestamptz`
  const rows = await reader.execute<{
    subject: string
    label: string
    last: string
    what: DueSort
    row: string
  }>(sql`
    select d.subject, d.label, d.last, d.what, d.row from (${parts[kind]({ fund, day, moment })}) d
    where d.row is not null
      and not exists (select from erasures e where e.what = d.what and e.row_id = d.row)
    order by d.last, d.subject, d.what, d.row limit ${most}`)
  return [...rows].map(({ last, ...row }) => ({ ...row, last: dayOf(new Date(last)) }))
}

/** How many lines of who opened what are older than a moment. */
export async function dueOpenings(reader: Reader, fund: string, before: Date): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from openings where fund_id = ${fund} and opened_at < ${before.toISOString()}::timestamptz`,
  )
  return row?.count ?? 0
}

type About = { fund: string; day: SQL; moment: SQL }

const parts: Record<Exclude<SetKind, 'openings'>, (about: About) => SQL> = {
  refused: ({ fund, moment }) => sql`
    with ended as (
      select p.id, p.reference, last.at from proposals p
      cross join lateral (${lastOf('proposal', sql`p.id`)}) last
      where p.fund_id = ${fund} and p.submitted_at is not null and p.state in ('declined', 'withdrawn')
        and not exists (select from grants g where g.proposal_id = p.id)
        and last.at < ${moment} and ${noComplaint(sql`p.id`)})
    select e.id as subject, coalesce(e.reference, '') as label, e.at as last, x.what, x.row
    from ended e cross join lateral (${ofProposal(sql`e.id`)}) x`,
  granted: ({ fund, day, moment }) => sql`
    with ended as (
      select g.id, g.proposal_id, g.reference, last.at from grants g
      cross join lateral (${lastOf('grant', sql`g.id`)}) last
      where g.fund_id = ${fund} and g.state in ('settled', 'terminated')
        and last.at < ${moment} and ${noComplaint(sql`g.proposal_id`)})
    select e.id as subject, e.reference as label, e.at as last, x.what, x.row
    from ended e cross join lateral (
      ${ofProposal(sql`e.proposal_id`)}
      union all select 'report', r.id from reports r where r.grant_id = e.id
      union all select 'document', l.document_id from grant_letters l where l.grant_id = e.id
      union all select 'document', v.document_id from terms_versions v where v.grant_id = e.id
      union all select 'document', v.executed_document_id from terms_versions v where v.grant_id = e.id
      union all select 'document', c.document_id from terms_changes c where c.grant_id = e.id
      union all select 'grant', e.id) x
    union all select g.id, g.reference, coalesce(g.ends_on, g.awarded_on)::timestamptz, 'past-grant', g.id
      from past_grants g where g.fund_id = ${fund} and coalesce(g.ends_on, g.awarded_on) < ${day}`,
  complaints: ({ fund, moment }) => sql`
    select c.id as subject, '' as label, coalesce(c.decided_at, c.withdrawn_at) as last, 'complaint' as what, c.id as row
    from complaints c where c.fund_id = ${fund} and c.words <> '' and coalesce(c.decided_at, c.withdrawn_at) < ${moment}`,
  'call-backs': ({ fund, moment }) => sql`
    select c.id as subject, '' as label, c.called_at as last, 'call-back' as what, c.id as row
    from call_backs c where c.fund_id = ${fund} and c.called_at < ${moment}`,
  mails: ({ fund, moment }) => sql`
    select m.id as subject, m.template as label, m.created_at as last, 'mail' as what, m.id as row
    from outgoing_mails m where m.fund_id = ${fund} and m.created_at < ${moment}
      and (m.sent_at is not null or m.failed_at is not null or m.way = 'list')`,
  bank: ({ fund, day, moment }) => sql`
    select s.id as subject, '' as label, s.value_on::timestamptz as last, 'statement-entry' as what, s.id as row
    from statement_entries s where s.fund_id = ${fund} and s.value_on < ${day} and s.state <> 'open'
    union all select i.id, '', i.imported_at, 'statement-file', i.id from statement_imports i
      where i.fund_id = ${fund} and i.imported_at < ${moment} and not exists (select from statement_entries s
        join bank_statements b on b.id = s.statement_id
        where b.import_id = i.id and (s.value_on >= ${day} or s.state = 'open'))
    union all select f.id, '', f.execute_on::timestamptz, 'payment-file', f.id from payment_batches f
      where f.fund_id = ${fund} and f.execute_on < ${day} and not exists (select from payment_lines l
        join releases r on r.id = l.release_id
        where l.batch_id = f.id and r.paid_on is null and r.failed_at is null and r.cancelled_at is null)
    union all select g.id, g.reference, coalesce(r.failed_at, r.cancelled_at, r.paid_on::timestamptz), 'payment', r.id
      from releases r join grants g on g.id = r.grant_id
      where r.fund_id = ${fund} and coalesce(r.failed_at, r.cancelled_at, r.paid_on::timestamptz) < ${moment}
    union all select g.id, g.reference, last.at, 'account', b.id
      from bank_accounts b join grants g on g.id = b.grant_id cross join lateral (${lastOf('grant', sql`g.id`)}) last
      where b.fund_id = ${fund} and g.state in ('settled', 'terminated') and last.at < ${moment}
        and not exists (select from releases r where r.grant_id = g.id and r.paid_on >= ${day})`,
  accounts: ({ fund, moment }) => sql`
    select p.id as subject, p.name as label, seen.at as last, 'person' as what, p.id as row
    from people p
    cross join lateral (
      select coalesce(max(s.last_seen_at), p.created_at) as at from sessions s where s.person_id = p.id) seen
    where p.erased_at is null and seen.at < ${moment}
      and (exists (select from memberships m where m.person_id = p.id and m.fund_id = ${fund})
        or exists (select from roles r where r.person_id = p.id and r.fund_id = ${fund}))
      and not exists (select from roles r where r.person_id = p.id
        and (r.fund_id <> ${fund} or r.until_on is null or r.until_on >= ${moment}::date))
      and not exists (select from memberships m where m.person_id = p.id and m.fund_id <> ${fund})
      and not exists (select from memberships m join proposals a on a.initiative_id = m.initiative_id
        where m.person_id = p.id
          and not exists (select from erasures e where e.what = 'draft' and e.row_id = a.id))
      and not exists (select from complaints c where c.lodged_by = p.id
        and c.decided_at is null and c.withdrawn_at is null)`,
}

/** When something last happened to a subject of the log. */
function lastOf(kind: 'proposal' | 'grant', id: SQL): SQL {
  return sql`select max(v.at) as at from events v where v.subject_kind = ${kind} and v.subject_id = ${id}`
}

/** Nobody waits for an answer to a complaint or an objection about it. */
function noComplaint(proposal: SQL): SQL {
  return sql`not exists (select from complaints c where c.proposal_id = ${proposal}
    and c.decided_at is null and c.withdrawn_at is null)`
}

/** Everything that people wrote in and about a proposal. */
function ofProposal(id: SQL): SQL {
  return sql`
    select 'submission' as what, s.id as row from submissions s where s.proposal_id = ${id}
    union all select 'draft', ${id}
    union all select 'file', f.id from files f where f.proposal_id = ${id} and f.removed_at is null
    union all select 'document', l.document_id from decision_letters l
      join decisions d on d.id = l.decision_id where d.proposal_id = ${id}
    union all select 'review', r.id from reviews r where r.proposal_id = ${id}
    union all select 'conflict', c.id from conflicts c where c.proposal_id = ${id} and c.note is not null`
}
