import type postgres from 'postgres'

/**
 * Copies a grant so many times, in plain SQL, each with six tranches spread over five years back and two ahead: of what
 * is over nearly all is paid, of what is to come nearly all waits. What was paid and is promised stands in the ledger too.
 * The checkpoint lets the vacuum see that all of it is there for good, as it is on a fund that has been running.
 */
export async function manyTranches(
  sql: postgres.Sql,
  grant: string,
  grants: number,
  today: string,
): Promise<void> {
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
        'proposal_id', c.proposal_id, 'decision_id', c.decision_id, 'reference', 'K-' || c.n, 'title', 'Buurtplan ' || c.n))).*
      from grants g join copies c on g.id = ${grant}`
    await tx`
      create temporary table parts on commit drop as
      select c.n, c.grant_id, g.fund_id, g.pot_id, g.round_id, part,
        ${today}::date + (((c.n * 6 + part) * 7919::bigint) % 2555)::int - 1825 as planned_on,
        ((c.n * 6 + part) * 104729::bigint) % 100 as chance
      from copies c join grants g on g.id = ${grant}, generate_series(1, 6) part`
    await tx`
      insert into tranche_standings (fund_id, grant_id, tranche_id, reference, pot_id, round_id, neighbourhoods, places,
        number, "of", amount_cents, planned_on, month, state, missing, names, late_from, asks, paid_on)
      select fund_id, grant_id, 't' || part, 'K-' || n, pot_id, round_id, array[place], place, part, 6,
        100000 + 1000 * chance, planned_on, to_char(planned_on, 'YYYY-MM'), state,
        case when state = 'waiting' then '[{"milestone":"m1"},{"report":"r1"}]'::jsonb else '[]' end,
        '{"milestones":{"m1":{"name":"Opening"}},"reports":{"r1":{"name":"Tussenverslag"}},"indicators":{},"tranches":{}}',
        case when state <> 'paid' then planned_on + 1 end,
        case state when 'ready' then 'manager' when 'approved' then 'either' end,
        case when state = 'paid' then planned_on + 3 end
      from (select *, case when planned_on < ${today}::date - 4 and chance < 97 then 'paid'
        when chance % 25 = 0 then 'held' when chance % 25 = 1 then 'ready' when chance % 25 = 2 then 'approved'
        else 'waiting' end as state,
        (array['bilgaard', 'vrijheidswijk', 'oud-oost'])[1 + chance % 3] as place from parts) p`
    await tx`
      insert into ledger_entries (fund_id, posting_id, weighs, kind, "on", cover_cents, pot_id, round_id, grant_id, tranche_id,
        recorded_at, recorded_by)
      select fund_id, posting, 'fact', kind, planned_on, cents, pot_id, round_id, grant_id, 't' || part, planned_on, 'system'
      from parts, (select uuidv7() as posting offset 0) one, lateral (values ('commitment', -100000 - 1000 * chance),
        ('payment-planned', 100000 + 1000 * chance), ('payment-made', -100000 - 1000 * chance)) line (kind, cents)
      where kind = 'commitment' or planned_on < ${today}::date`
  })
  await sql`checkpoint`
  await sql`vacuum analyze tranche_standings, grants, proposals, ledger_entries, cover_days, entry_days`
}
