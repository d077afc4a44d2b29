-- What was taken over is written once. It goes with the whole of its file alone, by the owner's function, for which the same
-- transaction has recorded that the file was undone; its words go by erasure.
revoke update, delete on past_organisations, past_grants, past_payments, past_results, past_batches from dichtbij_app;
--> statement-breakpoint
grant select, insert on past_organisations, past_grants, past_payments, past_results, past_batches to dichtbij_app;
--> statement-breakpoint
grant update (state, sheet, kind, heads, mapping, taken_by, taken_at, lines, money_cents, undone_by, undone_at, undone_reason)
  on past_batches to dichtbij_app;
--> statement-breakpoint
create function guard_past_batch() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.state = 'undone' or (old.state = 'taken' and new.state <> 'undone') or (old.state = 'taken' and
    (old.sheet, old.kind, old.heads, old.mapping, old.taken_by, old.taken_at, old.lines, old.money_cents) is distinct from
    (new.sheet, new.kind, new.heads, new.mapping, new.taken_by, new.taken_at, new.lines, new.money_cents)) then
    raise exception 'what was taken over stays as it was' using errcode = 'DB003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger past_batches_kept before update on past_batches for each row execute function guard_past_batch();
--> statement-breakpoint
create function undo_past(batch uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from events where id = event_id and type = 'past-undone'
    and data->>'pastBatch' = batch::text and xmin = pg_current_xact_id()::xid) then
    raise exception 'undoing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  delete from past_payments where batch_id = batch;
  delete from past_results where batch_id = batch;
  delete from past_grants where batch_id = batch;
  delete from past_organisations where batch_id = batch;
end $$;
--> statement-breakpoint
-- A file that was brought and never taken over is forgotten once its bytes are gone.
create function forget_brought(before timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  delete from past_batches where state = 'brought' and uploaded_at < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
-- The same promise as `erase` keeps: an event in the same transaction and a line that says what went. Amounts and days stay.
create function erase_past(what text, row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_fund uuid;
begin
  select fund_id into of_fund from events where id = event_id and type = 'erased' and data->>'what' = what
    and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid;
  if of_fund is null or what not in ('past-grant', 'past-organisation') then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, what, row_id);
  if what = 'past-grant' then
    update past_grants set title = '', grantee = '', kvk = null, summary = null where id = row_id and fund_id = of_fund;
    update past_results set source = null where grant_id = row_id and fund_id = of_fund;
  else
    update past_organisations set name = '', kvk = null, postcode = null, place = null, website = null, key = 'erased:' || id
      where id = row_id and fund_id = of_fund;
  end if;
end $$;
--> statement-breakpoint
revoke all on function undo_past(uuid, uuid), forget_brought(timestamptz), erase_past(text, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function undo_past(uuid, uuid), forget_brought(timestamptz), erase_past(text, uuid, uuid) to dichtbij_app;
