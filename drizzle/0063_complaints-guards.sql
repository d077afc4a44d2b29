-- What somebody complained about, when, and by when the answer was due is written once.
revoke update, delete on complaints from dichtbij_app;
--> statement-breakpoint
grant select, insert on complaints to dichtbij_app;
--> statement-breakpoint
grant update (state, extended_to, extension_reason, hearing_at, hearing_place, heard_on, heard_by, hearing_report, outcome,
  reasons, unheard_reason, reopened, decided_by, decided_at, withdrawn_at) on complaints to dichtbij_app;
--> statement-breakpoint
create function erase_complaint_words(complaint uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update complaints set name = '', email = null, address = null, words = '', late_reason = null,
    extension_reason = case when extension_reason is null then null else '' end, hearing_place = null,
    hearing_report = case when hearing_report is null then null else '' end,
    reasons = case when reasons is null then null else '' end, unheard_reason = null
    where id = complaint
$$;
--> statement-breakpoint
-- Of who has no account: the same promise as `erase` keeps, an event in the same transaction and a line that says what went.
create function erase_complaint(row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from events where id = event_id and type = 'erased'
    and data->>'what' = 'complaint' and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid) then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, 'complaint', row_id);
  perform erase_complaint_words(row_id);
end $$;
--> statement-breakpoint
-- With a frozen copy, or with a person, go the words about it.
create function erase_complaints_of_copy() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_complaint_words(id) from complaints where proposal_id = new.proposal_id;
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_complaints after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_complaints_of_copy();
--> statement-breakpoint
create function erase_complaints_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_complaint_words(id) from complaints where lodged_by = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_complaints after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null) execute function erase_complaints_of_person();
--> statement-breakpoint
revoke all on function erase_complaint_words(uuid), erase_complaints_of_copy(), erase_complaints_of_person() from public;
--> statement-breakpoint
revoke all on function erase_complaint(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function erase_complaint(uuid, uuid) to dichtbij_app;
