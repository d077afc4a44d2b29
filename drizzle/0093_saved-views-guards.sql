-- With a person goes what they kept of every list.
drop trigger people_erased_views on people;
--> statement-breakpoint
drop function erase_board_views();
--> statement-breakpoint
grant select, insert, update, delete on saved_views to dichtbij_app;
--> statement-breakpoint
create function erase_saved_views() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from saved_views where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_views after update of erased_at on people
  for each row when (new.erased_at is not null) execute function erase_saved_views();
--> statement-breakpoint
revoke all on function erase_saved_views() from public;
