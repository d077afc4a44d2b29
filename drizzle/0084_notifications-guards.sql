-- What somebody chose is theirs to change; what they were told is written once, and only that they read it comes later.
grant select, insert, update on notification_choices, quiet_hours to dichtbij_app;
--> statement-breakpoint
grant delete on quiet_hours to dichtbij_app;
--> statement-breakpoint
revoke update, delete on notices from dichtbij_app;
--> statement-breakpoint
grant select, insert on notices to dichtbij_app;
--> statement-breakpoint
grant update (read_at) on notices to dichtbij_app;
--> statement-breakpoint
-- With a mail goes its line in the list of who got it.
create function erase_notice_of_mail() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices where mail_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger outgoing_mails_erased_notice after update of address on outgoing_mails
  for each row when (new.address is null and old.address is not null)
  execute function erase_notice_of_mail();
--> statement-breakpoint
-- With a person goes what they chose, and what they were told.
create function erase_notifications_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices where person_id = new.id;
  delete from notification_choices where person_id = new.id;
  delete from quiet_hours where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_notifications after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null)
  execute function erase_notifications_of_person();
--> statement-breakpoint
revoke all on function erase_notice_of_mail(), erase_notifications_of_person() from public;

--> statement-breakpoint
-- That a mail came back is written once; only that somebody solved it comes later.
revoke update, delete on mail_bounces from dichtbij_app;
--> statement-breakpoint
grant select, insert on mail_bounces to dichtbij_app;
--> statement-breakpoint
grant update (solved_by, solved_at) on mail_bounces to dichtbij_app;
--> statement-breakpoint
-- With a mail, or with a person, goes the address at which it came back.
create function erase_bounces() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from mail_bounces where case when tg_table_name = 'people' then person_id = new.id else mail_id = new.id end;
  return null;
end $$;
--> statement-breakpoint
create trigger outgoing_mails_erased_bounce after update of address on outgoing_mails
  for each row when (new.address is null and old.address is not null)
  execute function erase_bounces();
--> statement-breakpoint
create trigger people_erased_bounces after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null)
  execute function erase_bounces();
--> statement-breakpoint
revoke all on function erase_bounces() from public;

--> statement-breakpoint
-- How a mail was worded, when and by whom, is written once and never changed.
revoke update, delete on mail_texts from dichtbij_app;
--> statement-breakpoint
grant select, insert on mail_texts to dichtbij_app;
