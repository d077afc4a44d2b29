ALTER TABLE "partner_questions" ADD COLUMN "reminded_at" timestamp with time zone;
--> statement-breakpoint
-- What a partner of the programme wrote beside its answer can be erased; the answer itself stays.
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
    when 'lesson' then perform erase_lesson(row_id);
    when 'partner-remark' then
      update partner_questions set remark = null where id = row_id and partner_id is not null;
    when 'harvest-part' then perform erase_harvest_part(row_id);
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
