import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { type ArchiveRow, rowsBy } from './rows.server.ts'

/** What people look for in an archive without a program that knows its tables. */
export const archiveSheets = ['proposals', 'grants', 'tranches', 'ledger', 'measurements'] as const
export type ArchiveSheet = (typeof archiveSheets)[number]

/** The rows of such a list, with names instead of keys; in a transaction that called `inOneWay`. */
export function sheetRows(reader: Reader, sheet: ArchiveSheet, fund: string): AsyncGenerator<ArchiveRow> {
  const query = queries[sheet](fund)
  return rowsBy(reader, `sheet_${sheet}`, sql`select to_jsonb(list) as row from (${query}) list`)
}

const dayIn = (column: SQL) => sql`to_char(${column} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`

const queries: Record<ArchiveSheet, (fund: string) => SQL> = {
  proposals: (fund) => sql`
    select p.reference, p.title, i.name as initiative, r.name as round, p.state, p.amount_asked_cents as asked,
      ${dayIn(sql`p.submitted_at`)} as sent_on
    from proposals p join initiatives i on i.id = p.initiative_id join rounds r on r.id = p.round_id
    where p.fund_id = ${fund} order by p.reference collate "C" nulls last, p.id`,
  grants: (fund) => sql`
    select g.reference, g.title, i.name as initiative, t.name as pot, g.state, g.amount_cents as amount,
      coalesce((select -sum(l.cover_cents) from ledger_entries l where l.grant_id = g.id and l.kind = 'payment-made'), 0)
        as paid
    from grants g join initiatives i on i.id = g.initiative_id join pots t on t.id = g.pot_id
    where g.fund_id = ${fund} order by g.reference collate "C", g.id`,
  tranches: (fund) => sql`
    select g.reference, i.name as initiative, t.number, t.amount_cents as amount, t.planned_on, s.state, s.paid_on
    from tranches t join grants g on g.id = t.grant_id join initiatives i on i.id = g.initiative_id
    left join tranche_standings s on s.grant_id = t.grant_id and s.tranche_id = t.id
    where t.fund_id = ${fund} order by g.reference collate "C", g.id, t.number, t.id collate "C"`,
  ledger: (fund) => sql`
    select l.number, l."on", l.true_on, l.kind, t.name as pot, g.reference, d.name as donor, l.cover_cents as cents,
      ${dayIn(sql`l.recorded_at`)} as recorded_on, l.posting_id as posting
    from ledger_entries l left join pots t on t.id = l.pot_id left join grants g on g.id = l.grant_id
    left join contributions c on c.id = l.contribution_id left join donors d on d.id = c.donor_id
    where l.fund_id = ${fund} order by l.number`,
  measurements: (fund) => sql`
    select g.reference, n.name as indicator, n.unit, m.value, m.value_max, m.denominator, m.qualifier, m.baseline,
      m.period_from, m.period_to, coalesce(b.name, m.neighbourhood) as neighbourhood, m.method, ${dayIn(sql`m.accepted_at`)} as accepted_on,
      m.corrected_by_id is not null as corrected
    from measurements m join grants g on g.id = m.grant_id
    left join grant_indicators n on n.grant_id = m.grant_id and n.id = m.indicator_id
    left join neighbourhoods b on b.fund_id = m.fund_id and b.key = m.neighbourhood
    where m.fund_id = ${fund} order by g.reference collate "C", g.id, m.period_from, m.id`,
}
