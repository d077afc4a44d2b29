-- What was said, and when, is written once; only that an agreed step was done comes later.
revoke update, delete on contact_moments from dichtbij_app;
--> statement-breakpoint
grant select, insert on contact_moments to dichtbij_app;
--> statement-breakpoint
grant update (step_done_by, step_done_at) on contact_moments to dichtbij_app;
--> statement-breakpoint
create function erase_contact_words(moment uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update contact_moments set words = '', step = case when step is null then null else '' end where id = moment
$$;
--> statement-breakpoint
-- One by one: the same promise as `erase` keeps, an event in the same transaction and a line that says what went.
create function erase_contact_moment(row_id uuid, event_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from events where id = event_id and type = 'erased'
    and data->>'what' = 'contact-moment' and data->>'row' = row_id::text and xmin = pg_current_xact_id()::xid) then
    raise exception 'erasing needs its event in the same transaction' using errcode = 'DB006';
  end if;
  insert into erasures (event_id, what, row_id) values (event_id, 'contact-moment', row_id);
  perform erase_contact_words(row_id);
end $$;
--> statement-breakpoint
-- With what an initiative wrote, sent or not, goes what the fund noted about it.
create function erase_contact_words_of_proposal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_contact_words(id) from contact_moments where proposal_id = new.proposal_id and words <> '';
  return null;
end $$;
--> statement-breakpoint
create trigger submissions_erased_contact after update of document on submissions
  for each row when (new.document is null and old.document is not null)
  execute function erase_contact_words_of_proposal();
--> statement-breakpoint
create trigger proposal_sections_erased_contact after update of answers on proposal_sections
  for each row when (new.answers is null and old.answers is not null)
  execute function erase_contact_words_of_proposal();
--> statement-breakpoint
-- With a person goes what was noted about the initiatives that they write for: it may name them.
create function erase_contact_words_of_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform erase_contact_words(c.id) from contact_moments c
    join proposals p on p.id = c.proposal_id
    join memberships m on m.initiative_id = p.initiative_id
    where m.person_id = new.id and c.words <> '';
  return null;
end $$;
--> statement-breakpoint
create trigger people_erased_contact after update of erased_at on people
  for each row when (new.erased_at is not null and old.erased_at is null)
  execute function erase_contact_words_of_person();
--> statement-breakpoint
revoke all on function erase_contact_words(uuid), erase_contact_words_of_proposal(), erase_contact_words_of_person()
  from public;
--> statement-breakpoint
revoke all on function erase_contact_moment(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function erase_contact_moment(uuid, uuid) to dichtbij_app;
