-- What the letter of an answer says is written once; its PDF comes later.
revoke update, delete on complaint_letters from dichtbij_app;
--> statement-breakpoint
grant select, insert on complaint_letters to dichtbij_app;
--> statement-breakpoint
grant update (document_id) on complaint_letters to dichtbij_app;
--> statement-breakpoint
-- What was asked of who complains, until when and whether the term stands still is written once; what came comes later.
revoke update, delete on complaint_askings from dichtbij_app;
--> statement-breakpoint
grant select, insert on complaint_askings to dichtbij_app;
--> statement-breakpoint
grant update (came, came_on, came_at, came_by) on complaint_askings to dichtbij_app;
--> statement-breakpoint
grant update (moved_days, committee, committee_on, advice, advised_on, follows_advice, departure_reason) on complaints
  to dichtbij_app;
--> statement-breakpoint
-- With the words of a case goes the letter of its answer.
create or replace function erase_complaint_words(complaint uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update complaints set name = '', email = null, address = null, words = '', late_reason = null,
    extension_reason = case when extension_reason is null then null else '' end, hearing_place = null,
    hearing_report = case when hearing_report is null then null else '' end,
    reasons = case when reasons is null then null else '' end, unheard_reason = null, departure_reason = null,
    committee = case when committee is null then null else '' end,
    advice = case when advice is null then null else '' end
    where id = complaint;
  update complaint_askings set what = '', came = case when came is null then null else '' end
    where complaint_id = complaint;
  update documents set bytes = null where id in (
    select document_id from complaint_letters where complaint_id = complaint);
  update complaint_letters set facts = null where complaint_id = complaint
$$;
