grant select, insert on meeting_records, meeting_scores to dichtbij_app;
--> statement-breakpoint
grant select, insert on lotteries, decision_letters to dichtbij_app;
--> statement-breakpoint
-- What was committed to stays; only the draw is added to it, and the PDF to a letter.
grant update (number, "order", drawn_by, drawn_at) on lotteries to dichtbij_app;
--> statement-breakpoint
grant update (document_id) on decision_letters to dichtbij_app;
--> statement-breakpoint
alter table meeting_scores add constraint meeting_scores_range check (score between 1 and 5);
--> statement-breakpoint
create function refuse_second_draw() returns trigger language plpgsql as $$
begin
  raise exception 'a lottery is drawn once' using errcode = 'DB003';
end $$;
--> statement-breakpoint
create trigger lotteries_drawn_once before update on lotteries
  for each row when (old.drawn_at is not null) execute function refuse_second_draw();
--> statement-breakpoint
-- When a frozen copy is erased, what the meeting and the letters say of it goes along.
create function erase_what_panel_said() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meeting_records set note = null where proposal_id = new.proposal_id;
  update meeting_scores set reason = null where proposal_id = new.proposal_id;
  update documents set bytes = null where id in (
    select l.document_id from decision_letters l join decisions d on d.id = l.decision_id
    where d.submission_id = new.id);
  update decision_letters set facts = null where decision_id in (
    select id from decisions where submission_id = new.id);
  update decisions set conditions = '[]', reasons = '{}', strengths = '[]', rule = null, another_way = null,
    departure_reason = null where submission_id = new.id and outcome <> 'award';
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_what_panel_said() from public;
--> statement-breakpoint
create trigger submissions_erased after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_what_panel_said();
