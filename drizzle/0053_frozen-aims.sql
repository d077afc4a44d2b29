-- What an indicator aims at is what both sides signed: a row stands in the terms in force, and goes with them, never changed.
create function refuse_unsigned_aim() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select 1 from terms_versions v, jsonb_array_elements(v.terms -> 'indicators') signed
    where v.grant_id = new.grant_id and v.state = 'in-force' and signed ->> 'id' = new.id
      and signed ->> 'unit' = new.unit and signed ->> 'type' = new.type and signed ->> 'direction' = new.direction
      and (signed ->> 'baseline')::int is not distinct from new.baseline
      and (signed ->> 'target')::int = new.target and (signed ->> 'targetOn')::date = new.target_on)
  then
    raise exception 'indicator % of grant % is not as signed', new.id, new.grant_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke all on function refuse_unsigned_aim() from public;
--> statement-breakpoint
create trigger grant_indicators_as_signed before insert on grant_indicators
  for each row when (current_user = 'dichtbij_app') execute function refuse_unsigned_aim();
--> statement-breakpoint
revoke update on grant_indicators from dichtbij_app;
