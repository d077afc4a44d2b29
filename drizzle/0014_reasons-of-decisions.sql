ALTER TABLE "decisions" DROP CONSTRAINT "decisions_ground";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "lower_reason" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "waiting_ground" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "returned_by" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_waiting_ground" CHECK ("decisions"."waiting_ground" in ('money', 'panel'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_ground" CHECK ("decisions"."ground" in ('panel', 'ceiling', 'rules', 'board'));--> statement-breakpoint
-- Why a decision was given back goes along with the frozen copy that it was about.
create or replace function erase_what_panel_said() returns trigger
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
  update decisions set return_reason = null where submission_id = new.id;
  return null;
end $$;
