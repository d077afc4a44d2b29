ALTER TABLE "grant_endings" DROP CONSTRAINT "grant_endings_state";--> statement-breakpoint
ALTER TABLE "grant_endings" ADD COLUMN "returned_by" uuid;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_state" CHECK ("grant_endings"."state" in ('prepared', 'announced', 'applied', 'withdrawn', 'returned'));
--> statement-breakpoint
create or replace function erase_grant_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update grant_holds set explanation = null, what_to_do = null, urgency = null, outcome_words = null
    where grant_id in (select id from grants where submission_id = new.id);
  update grant_endings set explanation = null, learned = null, return_reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  update grant_settlements set explanation = null, waiver_reason = null, return_reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  update milestone_evidence set text = null, question = null
    where grant_id in (select id from grants where submission_id = new.id);
  update documents set bytes = null where id in (
    select l.document_id from grant_letters l join grants g on g.id = l.grant_id where g.submission_id = new.id);
  update grant_letters set facts = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
