-- Who has an interest in which proposal: declared last, or being one of those who apply. A manager who typed a form on
-- paper over is none of them.
create view interests as
  select p.fund_id, known.person_id, p.id as proposal_id, known.applies, r.pot_id, p.batch_id, p.state
  from (
    select person_id, proposal_id, false as applies from (
      select distinct on (person_id, proposal_id) person_id, proposal_id, grade from conflicts
      order by person_id, proposal_id, declared_at desc, id desc
    ) declared where grade = 'interest'
    union all
    select m.person_id, own.id, true from memberships m
    join proposals own on own.initiative_id = m.initiative_id
    where own.state <> 'draft' and (own.source <> 'paper' or not m.helper or not exists (
      select 1 from roles where roles.person_id = m.person_id and roles.role = 'manager'))
  ) known
  join proposals p on p.id = known.proposal_id
  join rounds r on r.id = p.round_id;
--> statement-breakpoint
grant select on interests to dichtbij_app;
--> statement-breakpoint
grant select, insert, update on named_members to dichtbij_app;
--> statement-breakpoint
-- Closed by default, as before: what is one's own is closed too, and an interest reaches what competes with it.
create or replace view readable_by_member as
  select a.proposal_id, a.person_id, a.place,
    not exists (
      select 1 from interests i
      join proposals mine on mine.id = a.proposal_id
      join rounds r on r.id = mine.round_id
      where i.person_id = a.person_id and i.state <> 'withdrawn' and mine.state <> 'withdrawn' and (
        i.batch_id = mine.batch_id
        or (i.pot_id = r.pot_id
          and i.state in ('submitted', 'returned', 'in-review', 'awaiting-decision', 'waiting-list')
          and mine.state in ('submitted', 'returned', 'in-review', 'awaiting-decision', 'waiting-list')))
    ) as may_score
  from assignments a
  join lateral (
    select grade from conflicts c where c.proposal_id = a.proposal_id and c.person_id = a.person_id
    order by declared_at desc, id desc limit 1
  ) declared on declared.grade in ('none', 'acquainted')
  where a.returned_at is null and not exists (
    select 1 from interests own where own.person_id = a.person_id and own.proposal_id = a.proposal_id);
--> statement-breakpoint
-- What is erased takes the words of a declaration, of naming a member, and what somebody told of themselves along.
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
    when 'report' then update report_versions set answers = null where report_id = row_id;
    when 'person' then
      update invitations set email = '', ended_at = coalesce(ended_at, invited_at)
        where accepted_by = row_id or email = (select lower(email) from people where id = row_id);
      update conflicts set note = null where person_id = row_id;
      update named_members set words = '', reason = null where person_id = row_id or named_by = row_id;
      update people set name = '', email = null, organisation = null, postcode = null,
        erased_at = (select at from events where id = event_id)
        where id = row_id;
    else raise exception 'nothing is called %', what using errcode = 'DB006';
  end case;
end $$;
