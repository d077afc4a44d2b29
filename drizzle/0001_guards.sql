-- The role that the app runs as: it reads and writes rows, but never rewrites the ledger, the log or what was frozen.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'dichtbij_app') then
    create role dichtbij_app nologin;
  end if;
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant dichtbij_app to %I', current_user);
exception when others then null;
end $$;
--> statement-breakpoint
grant usage on schema public to dichtbij_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to dichtbij_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to dichtbij_app;
--> statement-breakpoint
revoke update, delete on ledger_entries, events, event_seals, submissions, documents, signatures, conflicts,
  milestone_acceptances, confirmations, bank_accounts, report_versions, spending, erasures from dichtbij_app;
--> statement-breakpoint
revoke insert, update, delete on cover_days, committed_sums from dichtbij_app;
--> statement-breakpoint
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'DB003';
end $$;
--> statement-breakpoint
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_rewriting();
--> statement-breakpoint
create trigger ledger_entries_no_truncate before truncate on ledger_entries
  for each statement execute function refuse_rewriting();
--> statement-breakpoint
create trigger events_append_only before update or delete on events
  for each row execute function refuse_rewriting();
--> statement-breakpoint
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_rewriting();
--> statement-breakpoint
create trigger event_seals_append_only before update or delete on event_seals
  for each row execute function refuse_rewriting();
--> statement-breakpoint
create function judge_posting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  short record;
  over record;
  is_decision boolean;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a posting needs isolation level read committed' using errcode = 'DB004';
  end if;
  if (select count(distinct (posting_id, weighs)) from posted) > 1 then
    raise exception 'one insert is one posting' using errcode = 'DB005';
  end if;
  perform 1 from funds where id in (select fund_id from posted) order by id for no key update;
  select bool_or(weighs = 'decision') into is_decision from posted;

  insert into cover_days as kept (fund_id, scope_id, "on", cents)
    select fund_id, scope_id, "on", sum(cents) from (
      select fund_id, fund_id as scope_id, "on", cover_cents as cents from posted
      union all
      select fund_id, pot_id, "on", cover_cents from posted where pot_id is not null
    ) as lines group by fund_id, scope_id, "on" order by scope_id, "on"
    on conflict (scope_id, "on") do update set cents = kept.cents + excluded.cents;

  insert into committed_sums as kept (fund_id, scope, scope_id, cents)
    select fund_id, scope, scope_id, sum(cents) from (
      select fund_id, 'fund' as scope, fund_id::text as scope_id, -cover_cents as cents from posted
        where kind in ('commitment', 'decommitment')
      union all
      select fund_id, 'pot', pot_id::text, -cover_cents from posted
        where kind in ('commitment', 'decommitment') and pot_id is not null
      union all
      select fund_id, 'round', round_id::text, -cover_cents from posted
        where kind in ('commitment', 'decommitment') and round_id is not null
      union all
      select fund_id, 'year', extract(year from decided_on)::int::text, -cover_cents from posted
        where kind in ('commitment', 'decommitment') and decided_on is not null
    ) as lines group by fund_id, scope, scope_id order by scope, scope_id
    on conflict (fund_id, scope, scope_id) do update set cents = kept.cents + excluded.cents;

  if not is_decision then return null; end if;

  with delta as (
    select scope_id, "on", sum(cents) as cents from (
      select fund_id as scope_id, "on", cover_cents as cents from posted
      union all
      select pot_id, "on", cover_cents from posted where pot_id is not null
    ) as lines group by scope_id, "on"
  ), running as (
    select d.scope_id, d."on",
      sum(d.cents) over w as after,
      sum(coalesce(delta.cents, 0)) over w as change
    from cover_days d left join delta on delta.scope_id = d.scope_id and delta."on" = d."on"
    where d.scope_id in (select scope_id from delta)
    window w as (partition by d.scope_id order by d."on")
  )
  select scope_id, "on", -after as short, after - change as before into short
    from running where after < 0 and change < 0 order by "on", short desc limit 1;
  if found then
    raise exception 'cover-short' using errcode = 'DB001', detail = json_build_object(
      'on', short."on", 'short', short.short, 'before', short.before, 'scope', short.scope_id)::text;
  end if;

  with asked as (
    select fund_id, 'fund' as scope, fund_id::text as scope_id, -cover_cents as cents, kind from posted
    union all select fund_id, 'pot', pot_id::text, -cover_cents, kind from posted where pot_id is not null
    union all select fund_id, 'round', round_id::text, -cover_cents, kind from posted where round_id is not null
    union all select fund_id, 'year', extract(year from decided_on)::int::text, -cover_cents, kind from posted
      where decided_on is not null
  ), change as (
    select fund_id, scope, scope_id, sum(cents) as cents from asked
    where kind in ('commitment', 'decommitment') group by fund_id, scope, scope_id
  ), ceilings as (
    select id as fund_id, 'fund' as scope, id::text as scope_id, ceiling_cents from funds
    union all select fund_id, 'pot', id::text, ceiling_cents from pots
    union all select fund_id, 'round', id::text, ceiling_cents from rounds
    union all select fund_id, 'year', year::text, ceiling_cents from year_ceilings
  )
  select c.scope, c.scope_id, l.ceiling_cents as ceiling, s.cents - c.cents as committed, c.cents as asked into over
    from change c
    join committed_sums s using (fund_id, scope, scope_id)
    join ceilings l using (fund_id, scope, scope_id)
    where c.cents > 0 and s.cents > l.ceiling_cents
    order by c.scope limit 1;
  if found then
    raise exception 'ceiling-reached' using errcode = 'DB002', detail = json_build_object(
      'scope', over.scope, 'scopeId', over.scope_id, 'ceiling', over.ceiling, 'committed', over.committed,
      'asked', over.asked)::text;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger ledger_entries_judged after insert on ledger_entries
  referencing new table as posted for each statement execute function judge_posting();
--> statement-breakpoint
-- What every page, list, count, rank, file and mail of a panel member joins through; closed until a declaration opens it.
create view readable_by_member as
  select a.proposal_id, a.person_id, a.place,
    not exists (
      select 1 from proposals other
      join proposals mine on mine.id = a.proposal_id and mine.round_id = other.round_id
      join lateral (
        select grade from conflicts c where c.proposal_id = other.id and c.person_id = a.person_id
        order by declared_at desc, id desc limit 1
      ) declared on declared.grade = 'interest'
    ) as may_score
  from assignments a
  join lateral (
    select grade from conflicts c where c.proposal_id = a.proposal_id and c.person_id = a.person_id
    order by declared_at desc, id desc limit 1
  ) declared on declared.grade in ('none', 'acquainted')
  where a.returned_at is null;
--> statement-breakpoint
grant select on readable_by_member to dichtbij_app;
--> statement-breakpoint
create function enqueue_job(task text, payload json, job_key text, run_at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key,
    max_attempts => 25, job_key_mode => 'preserve_run_at');
end $$;
--> statement-breakpoint
revoke all on function enqueue_job(text, json, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function enqueue_job(text, json, text, timestamptz) to dichtbij_app;
--> statement-breakpoint
-- The one way in which kept text and bytes become NULL. It acts only beside an event that says so, in one transaction.
create function erase(what text, row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from events where id = event_id and type = 'erased'
    and data->>'what' = what and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid) then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, what, row_id);
  case what
    when 'submission' then update submissions set document = null where id = row_id;
    when 'draft' then update proposal_sections set answers = null where proposal_id = row_id;
    when 'document' then update documents set bytes = null where id = row_id;
    when 'mail' then
      delete from demo_mails where mail_id = row_id;
      update outgoing_mails set address = null, props = '{}' where id = row_id;
    when 'review' then
      update review_scores set reason = null where review_id = row_id;
      update reviews set condition = null, questions = null where id = row_id;
    when 'report' then update report_versions set answers = null where report_id = row_id;
    when 'person' then
      update people set name = '', email = null, erased_at = (select at from events where id = event_id) where id = row_id;
    else raise exception 'nothing is called %', what using errcode = 'DB006';
  end case;
end $$;
--> statement-breakpoint
revoke all on function erase(text, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function erase(text, uuid, uuid) to dichtbij_app;
