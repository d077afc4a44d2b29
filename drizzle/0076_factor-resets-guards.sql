-- Who asked and why is written once; that it was confirmed or ended comes later.
revoke update, delete on factor_resets from dichtbij_app;
--> statement-breakpoint
grant select, insert on factor_resets to dichtbij_app;
--> statement-breakpoint
grant update (confirmed_by, confirmed_at, ended_by, ended_at) on factor_resets to dichtbij_app;
--> statement-breakpoint
grant delete on second_factors, recovery_codes to dichtbij_app;
--> statement-breakpoint
-- Four eyes, also for who writes past the app.
alter table factor_resets add constraint factor_resets_four_eyes
  check (confirmed_by is null or (confirmed_by <> asked_by and confirmed_by <> person_id));
--> statement-breakpoint
-- How somebody was known to be who they are goes with them.
create function erase_reset_reasons() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update factor_resets set reason = '' where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_resets after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null)
  execute function erase_reset_reasons();
--> statement-breakpoint
revoke all on function erase_reset_reasons() from public;
