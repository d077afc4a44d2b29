-- Who opened what is written down and read, and never changed. It goes only when its time has passed: by the owner's function,
-- for which the same transaction has recorded that the time was over.
grant select, insert on openings to dichtbij_app;
--> statement-breakpoint
create function forget_openings(of_fund uuid, before timestamptz, event_id uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  if not exists (select 1 from events where id = event_id and type = 'kept-time-ended' and fund_id = of_fund
    and data->>'kind' = 'openings' and at > before + interval '27 days' and xmin = pg_current_xact_id()::xid) then
    raise exception 'forgetting needs its event in the same transaction' using errcode = 'DB006';
  end if;
  delete from openings where fund_id = of_fund and opened_at < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
revoke all on function forget_openings(uuid, timestamptz, uuid) from public;
--> statement-breakpoint
grant execute on function forget_openings(uuid, timestamptz, uuid) to dichtbij_app;
