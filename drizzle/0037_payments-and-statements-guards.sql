grant select, insert, update on payment_batches, statement_entries to dichtbij_app;
--> statement-breakpoint
grant select, insert on fund_accounts, payment_lines, statement_imports, bank_statements, account_calls, name_checks
  to dichtbij_app;
--> statement-breakpoint
-- What was sent to the bank, what it gave back and what was found out about an account stays as it was written.
revoke update, delete on fund_accounts, payment_lines, statement_imports, bank_statements, account_calls, name_checks
  from dichtbij_app;
--> statement-breakpoint
revoke update, delete on payment_batches, statement_entries from dichtbij_app;
--> statement-breakpoint
grant update (refused_by, refused_at, refused_reason) on payment_batches to dichtbij_app;
--> statement-breakpoint
grant update (state, open_reason, release_id, grant_id, repayment_id, contribution_id, note, matched_by, matched_at)
  on statement_entries to dichtbij_app;
--> statement-breakpoint
-- A movement that was matched is never matched to something else.
create function keep_matched() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and (new.state, new.release_id, new.grant_id, new.repayment_id, new.contribution_id)
    is distinct from (old.state, old.release_id, old.grant_id, old.repayment_id, old.contribution_id) then
    raise exception 'a matched movement stays what it is' using errcode = 'DB003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger statement_entries_stay before update on statement_entries
  for each row execute function keep_matched();
--> statement-breakpoint
-- Letters of people that erasing takes away; amounts, days and codes stay, so that sums still add up.
create function erase_payment_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account_calls set phone = null, spoke_with = null where account_id in (
    select a.id from bank_accounts a join grants g on g.id = a.grant_id where g.submission_id = new.id);
  update name_checks set bank_name = null where account_id in (
    select a.id from bank_accounts a join grants g on g.id = a.grant_id where g.submission_id = new.id);
  update statement_entries set name = null, iban = null, remittance = null, note = null where grant_id in (
    select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_payment_words() from public;
--> statement-breakpoint
create trigger submissions_erase_payment_words after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_payment_words();
--> statement-breakpoint
create or replace function erase(what text, row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from events where id = event_id and type = 'erased'
    and data->>'what' = what and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid) then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, what, row_id);
  case what
    when 'submission' then
      update submissions set document = null where id = row_id;
      update proposals set search = null, withdrawn_reason = null
        where id = (select proposal_id from submissions where id = row_id);
      update documents set bytes = null
        where id = (select document_id from submission_documents where submission_id = row_id);
      update helper_records set name = '', organisation = null where submission_id = row_id;
      update assignments set return_note = null
        where proposal_id = (select proposal_id from submissions where id = row_id);
      update named_members set words = '', reason = null
        where proposal_id = (select proposal_id from submissions where id = row_id);
    when 'draft' then
      update proposal_sections set answers = null where proposal_id = row_id;
      update messages set text = null where proposal_id = row_id;
      update proposals set withdrawn_reason = null where id = row_id;
      update invitations set email = '', ended_at = coalesce(ended_at, invited_at) where proposal_id = row_id;
      update named_members set words = '', reason = null where proposal_id = row_id;
    when 'document' then update documents set bytes = null where id = row_id;
    when 'file' then update files set name = '', removed_at = (select at from events where id = event_id) where id = row_id;
    when 'message' then update messages set text = null where id = row_id;
    when 'call-back' then
      update call_backs set name = '', phone = '', email = null, times = null, about = null where id = row_id;
    when 'mail' then
      delete from demo_mails where mail_id = row_id;
      update outgoing_mails set address = null, props = '{}' where id = row_id;
    when 'review' then
      update review_scores set reason = null where review_id = row_id;
      update reviews set condition = null, questions = null where id = row_id;
    when 'conflict' then update conflicts set note = null where id = row_id;
    when 'naming' then update named_members set words = '', reason = null where id = row_id;
    when 'statement-entry' then
      update statement_entries set name = null, iban = null, remittance = null, note = null where id = row_id;
    when 'report' then update report_versions set answers = null where report_id = row_id;
    when 'person' then
      update invitations set email = '', ended_at = coalesce(ended_at, invited_at)
        where accepted_by = row_id or email = (select lower(email) from people where id = row_id);
      update conflicts set note = null where person_id = row_id;
      update assignments set return_note = null where person_id = row_id;
      update named_members set words = '', reason = null where person_id = row_id or named_by = row_id;
      update people set name = '', email = null, organisation = null, postcode = null,
        erased_at = (select at from events where id = event_id)
        where id = row_id;
    else raise exception 'nothing is called %', what using errcode = 'DB006';
  end case;
end $$;
