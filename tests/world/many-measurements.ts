import type postgres from 'postgres'

/**
 * Copies a grant so many times, in plain SQL, each with three indicators that count for one of the programme, and about a
 * hundred accepted measurements: per indicator what a report counted in a neighbourhood, report after report.
 */
export async function manyMeasurements(sql: postgres.Sql, grant: string, grants: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`
    await tx`
      create temporary table copies on commit drop as
      select n, uuidv7() as grant_id, uuidv7() as proposal_id, uuidv7() as decision_id, proposal_id as from_proposal,
        decision_id as from_decision
      from grants, generate_series(1, ${grants}::int) n where id = ${grant}`
    await tx`
      insert into proposals select (jsonb_populate_record(p, jsonb_build_object('id', c.proposal_id, 'reference', null))).*
      from proposals p join copies c on p.id = c.from_proposal`
    await tx`
      insert into decisions select (jsonb_populate_record(d, jsonb_build_object('id', c.decision_id,
        'proposal_id', c.proposal_id))).*
      from decisions d join copies c on d.id = c.from_decision`
    await tx`
      insert into grants select (jsonb_populate_record(g, jsonb_build_object('id', c.grant_id,
        'proposal_id', c.proposal_id, 'decision_id', c.decision_id, 'reference', 'M-' || c.n, 'title', 'Buurtplan ' || c.n))).*
      from grants g join copies c on g.id = ${grant}`
    await tx`
      create temporary table counted on commit drop as
      select c.grant_id, c.n, i.place, p.key, p.unit, p.type
      from copies c, generate_series(1, 3) i (place), lateral (
        select key, unit, type, row_number() over (order by key) - 1 as at, count(*) over () as many
        from programme_indicators where fund_id = (select fund_id from grants where id = ${grant})
          and type in ('count', 'contacts', 'unique-people')) p
      where p.at = (c.n * 3 + i.place) % p.many`
    await tx`
      insert into grant_indicators (fund_id, grant_id, id, place, name, unit, type, direction, target, target_on, source,
        programme_indicator_key, share_bp)
      select g.fund_id, c.grant_id, 'i' || c.place, c.place, 'Wat wij tellen', c.unit, c.type, 'up', 100, g.ends_on,
        'Lijst van de coördinator', c.key, 10000
      from counted c join grants g on g.id = c.grant_id`
    await tx`
      insert into reports (id, fund_id, grant_id, moment_id, state, version, started_at, judged_at)
      select uuidv7(), g.fund_id, c.grant_id, 'm' || r, 'accepted', 1, g.awarded_at, g.awarded_at
      from copies c join grants g on g.id = c.grant_id, generate_series(1, 11) r`
    await tx`
      insert into measurements (id, fund_id, grant_id, indicator_id, report_id, value, qualifier, period_from, period_to,
        neighbourhood, method, recorded_by, recorded_at, accepted_at)
      select uuidv7(), r.fund_id, r.grant_id, 'i' || c.place, r.id, 20 + (c.n * 7919 + at) % 200, 'exact', g.starts_on,
        g.starts_on::date + 30 * substr(r.moment_id, 2)::int, (array['bilgaard', 'vrijheidswijk', 'oud-oost'])[1 + at % 3],
        'Lijst van de coördinator', (select id from people limit 1), r.started_at, r.judged_at
      from reports r join grants g on g.id = r.grant_id join counted c on c.grant_id = r.grant_id,
        generate_series(0, 2) at
      where r.moment_id ~ '^m\\d+$'`
  })
  await sql`vacuum analyze`
  await sql`checkpoint`
}
