grant select, insert on message_files to dichtbij_app;
--> statement-breakpoint
grant select, insert on reply_addresses to dichtbij_app;
--> statement-breakpoint
-- What came by mail is written once; only that somebody of the fund looked at it comes later.
grant select, insert on received_mails to dichtbij_app;
--> statement-breakpoint
grant update (handled_by, handled_at) on received_mails to dichtbij_app;
--> statement-breakpoint
-- With the words of a message go the files that came with it, and the mail that it was.
create function erase_message_files() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update files set name = '', removed_at = coalesce(removed_at, now())
    where id in (select file_id from message_files where message_id = new.id);
  update received_mails set sender = null, words = null where message_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger messages_erased_files after update of text on messages
  for each row when (new.text is null and old.text is not null)
  execute function erase_message_files();
--> statement-breakpoint
-- With what an initiative wrote, sent or not, goes what was kept aside about it, and nobody answers there any more.
create function erase_mails_of_proposal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update received_mails set sender = null, words = null where proposal_id = new.proposal_id;
  delete from reply_addresses where proposal_id = new.proposal_id;
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_mails after update of document on submissions
  for each row when (new.document is null and old.document is not null)
  execute function erase_mails_of_proposal();
--> statement-breakpoint
create trigger proposal_sections_erased_mails after update of answers on proposal_sections
  for each row when (new.answers is null and old.answers is not null)
  execute function erase_mails_of_proposal();
--> statement-breakpoint
create function erase_mails_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update received_mails set sender = null, words = null where person_id = new.id;
  delete from reply_addresses where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_mails after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null)
  execute function erase_mails_of_person();
--> statement-breakpoint
revoke all on function erase_message_files(), erase_mails_of_proposal(), erase_mails_of_person() from public;

--> statement-breakpoint
-- A note is corrected and removed; what stood there before it was corrected is kept.
grant update (kind, happened_at, words, step, removed_by, removed_at, removed_because) on contact_moments to dichtbij_app;
--> statement-breakpoint
grant select, insert on contact_corrections to dichtbij_app;
--> statement-breakpoint
grant update (words) on contact_corrections to dichtbij_app;
--> statement-breakpoint
grant select, insert on mentions to dichtbij_app;
--> statement-breakpoint
grant update (read_at) on mentions to dichtbij_app;
--> statement-breakpoint
create or replace function erase_contact_words(moment uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update contact_corrections set words = '' where moment_id = moment;
  update contact_moments set words = '', step = case when step is null then null else '' end where id = moment
$$;
