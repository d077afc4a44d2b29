import type postgres from 'postgres'

/**
 * Copies a proposal so many times, in plain SQL, over the last four years. Most were declined or withdrawn long ago; of a
 * hundred one waits for the first check, one for an answer of its writers, one for a decision that nobody prepared, one for
 * the approver, one wrote a message that nobody read, and one is a draft that asked for help.
 */
export async function manyProposals(
  sql: postgres.Sql,
  proposal: string,
  proposals: number,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`
    await tx`
      create temporary table copies on commit drop as
      select n, uuidv7() as id, n % 100 as part, ${at}::timestamptz - (case when n % 100 < 6
        then n % 20 else 30 + n % 1430 end) * interval '1 day' as sent_at
      from generate_series(1, ${proposals}::int) n`
    await tx`
      insert into proposals select (jsonb_populate_record(p, jsonb_build_object('id', c.id, 'reference', null,
        'title', 'Plan ' || c.n, 'created_at', c.sent_at, 'changed_at', c.sent_at,
        'submitted_at', case when c.part <> 5 then c.sent_at end,
        'help_asked_at', case when c.part = 5 then c.sent_at end,
        'state', case c.part when 0 then 'submitted' when 1 then 'returned' when 2 then 'awaiting-decision'
          when 3 then 'awaiting-decision' when 4 then 'in-review' when 5 then 'draft'
          else case when c.n % 5 = 0 then 'withdrawn' else 'declined' end end,
        'batch_id', case when c.part in (2, 3) then (select id from batches b where b.round_id = p.round_id
          order by id limit 1) end))).*
      from proposals p join copies c on p.id = ${proposal}`
    await tx`
      insert into screening_questions (id, fund_id, proposal_id, section, text, due_on, asked_by, asked_at, answered_at)
      select uuidv7(), p.fund_id, c.id, 'money', 'Wat kost de zaal?', c.sent_at::date + 14, person, c.sent_at,
        case when c.part <> 1 then c.sent_at end
      from copies c join proposals p on p.id = ${proposal}, lateral (select person_id as person from roles
        where fund_id = p.fund_id and role = 'manager' order by id limit 1) m
      where c.part = 1 or c.n % 2 = 0`
    await tx`
      insert into decisions select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(), 'proposal_id', c.id,
        'decided_at', null, 'decided_by', null, 'prepared_at', c.sent_at))).*
      from copies c join decisions d on c.part = 3 and d.id = (select id from decisions
        where fund_id = (select fund_id from proposals where id = ${proposal}) order by id limit 1)`
    await tx`
      insert into messages (id, fund_id, proposal_id, side, author, text, sent_at, read_at)
      select uuidv7(), p.fund_id, c.id, 'applicant', author, 'Wanneer horen wij iets?', c.sent_at,
        case when c.part <> 4 then c.sent_at end
      from copies c join proposals p on p.id = ${proposal}, lateral (select submitted_by as author from submissions
        where proposal_id = p.id limit 1) w
      where c.part = 4 or c.n % 2 = 0`
  })
  await sql`checkpoint`
  await sql`vacuum analyze proposals, screening_questions, decisions, messages`
}
