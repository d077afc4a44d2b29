grant select, insert on aside_mail_files to dichtbij_app;
--> statement-breakpoint
-- What was kept aside may become a message later.
grant update (message_id, put_as) on received_mails to dichtbij_app;
--> statement-breakpoint
-- Of mails from before their files were kept, all of these were left behind.
update received_mails set refused_files = files where aside_because is not null;
--> statement-breakpoint
-- The files of mails that are kept aside, but for those that a message in the thread shows.
create function erase_aside_files(mails uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update files set name = '', removed_at = coalesce(removed_at, now())
    where id in (select file_id from aside_mail_files where mail_id = any (mails))
      and not exists (select from message_files f join messages m on m.id = f.message_id
        where f.file_id = files.id and m.text is not null)
$$;
--> statement-breakpoint
-- With the words of a message go the files that came with it, and the mail that it was with what the message left out.
create or replace function erase_message_files() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update files set name = '', removed_at = coalesce(removed_at, now())
    where id in (select file_id from message_files where message_id = new.id);
  perform erase_aside_files(array(select id from received_mails where message_id = new.id));
  update received_mails set sender = null, words = null where message_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create or replace function erase_mails_of_proposal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_aside_files(array(select id from received_mails where proposal_id = new.proposal_id));
  update received_mails set sender = null, words = null where proposal_id = new.proposal_id;
  delete from reply_addresses where proposal_id = new.proposal_id;
  return null;
end $$;
--> statement-breakpoint
-- A person takes what came at their address, and what they sent to that of another.
create or replace function erase_mails_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mails uuid[] := array(select id from received_mails where person_id = new.id or sender = lower(old.email));
begin
  perform erase_aside_files(mails);
  update received_mails set sender = null, words = null where id = any (mails);
  delete from reply_addresses where person_id = new.id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_aside_files(uuid[]), erase_message_files(), erase_mails_of_proposal(), erase_mails_of_person() from public;
