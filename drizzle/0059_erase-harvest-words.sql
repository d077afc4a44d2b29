-- Words that were erased are told by no harvest either, frozen or not. Its figures stay, and so does the hash that it was
-- approved under; its documents go, and the worker makes them again of what is left.
create function withhold_harvest(harvest uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update documents set bytes = null where id in (select document_id from harvest_prints where harvest_id = harvest);
  delete from harvest_prints where harvest_id = harvest;
end $$;
--> statement-breakpoint
create function erase_harvest_part(part uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  block record;
begin
  select id, fund_id, harvest_id, key into block from harvest_blocks where id = part;
  if not found then return; end if;
  perform 1 from funds where id = block.fund_id for no key update;
  update harvest_texts set nl = '', en = null, seen = '{}' where block_id = part;
  update harvest_blocks set title = null, erased = true where id = part;
  update harvest_approvals set edition = jsonb_set(edition, '{blocks}', (
    select jsonb_agg(case when told->>'key' = block.key
      then told || '{"title": null, "text": {"nl": "", "en": null}, "erased": true}' else told end order by nth)
    from jsonb_array_elements(edition->'blocks') with ordinality as parts(told, nth)))
    where harvest_id = block.harvest_id;
  perform withhold_harvest(block.harvest_id);
end $$;
--> statement-breakpoint
-- A lesson goes from the register, from what it came with, and from every harvest that tells it.
create function erase_lesson(lesson uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_harvest_part(b.id) from harvest_blocks b where b.key = 'lesson-' || lesson and not b.erased;
  update harvest_approvals set edition = jsonb_set(edition, '{facts,lessons}', (
    select jsonb_agg(case when told->>'id' = lesson::text
      then told || '{"title": "", "text": "", "source": ""}' else told end order by nth)
    from jsonb_array_elements(edition #> '{facts,lessons}') with ordinality as lessons(told, nth)))
    where edition #> '{facts,lessons}' @> jsonb_build_array(jsonb_build_object('id', lesson));
  update lessons set title = '', text = '', published = false where id = lesson;
end $$;
--> statement-breakpoint
-- A line that tells of a grant, as it stands when nobody may be named in it.
create function harvest_line_without_name(told text, reference text) returns text language sql immutable as $$
  select regexp_replace(told, '(^|\n)[^\n]*\{\{grant:' || reference || '\}\}[^\n]*',
    '\1- ' || reference || ': {{grant:' || reference || '}}.', 'g')
$$;
--> statement-breakpoint
create function erase_harvest_award(of_fund uuid, of_reference text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from funds where id = of_fund for no key update;
  update harvest_texts set
    nl = harvest_line_without_name(nl, of_reference), en = harvest_line_without_name(en, of_reference)
    where fund_id = of_fund and position('{{grant:' || of_reference || '}}' in nl || coalesce(en, '')) > 0;
  perform withhold_harvest(harvest_id) from harvest_approvals
    where fund_id = of_fund
      and edition #> '{facts,awards}' @> jsonb_build_array(jsonb_build_object('reference', of_reference));
  update harvest_approvals set edition = jsonb_set(jsonb_set(edition, '{facts,awards}', (
    select jsonb_agg(case when told->>'reference' = of_reference
      then told || '{"initiative": null}' else told end order by nth)
    from jsonb_array_elements(edition #> '{facts,awards}') with ordinality as awards(told, nth))), '{blocks}', (
    select jsonb_agg(jsonb_set(told, '{text}', jsonb_build_object(
      'nl', harvest_line_without_name(told #>> '{text,nl}', of_reference),
      'en', harvest_line_without_name(told #>> '{text,en}', of_reference))) order by nth)
    from jsonb_array_elements(edition->'blocks') with ordinality as parts(told, nth)))
    where fund_id = of_fund
      and edition #> '{facts,awards}' @> jsonb_build_array(jsonb_build_object('reference', of_reference));
end $$;
--> statement-breakpoint
-- With a frozen copy go the name of who it is of, and the lessons of looking back and of the end.
create function erase_harvest_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_lesson(l.id) from lessons l join grants g on g.id = l.grant_id
    where g.submission_id = new.id and l.report_id is null and l.title <> '';
  update grant_settlements set lesson = null where grant_id in (select id from grants where submission_id = new.id);
  perform erase_harvest_award(g.fund_id, g.reference) from grants g where g.submission_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_harvests after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_harvest_words();
--> statement-breakpoint
-- With the words of a report go its lesson, what was asked about it, what its photos show, and why its figures were put right.
create or replace function erase_report_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_lesson(id) from lessons where report_id = new.report_id and title <> '';
  update report_sendings set question = null where report_id = new.report_id;
  update report_photos set shows = '', consent = 'fund', hidden_reason = null where report_id = new.report_id;
  update reports set question = null, skip_reason = null where id = new.report_id;
  update measurements set correction_reason = null
    where report_id = new.report_id and correction_reason is not null;
  return null;
end $$;
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
    when 'lesson' then perform erase_lesson(row_id);
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
--> statement-breakpoint
revoke all on function withhold_harvest(uuid), erase_harvest_part(uuid), erase_lesson(uuid),
  erase_harvest_award(uuid, text), erase_harvest_words() from public;
