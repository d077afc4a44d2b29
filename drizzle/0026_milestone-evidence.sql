CREATE TABLE "milestone_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"milestone_id" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"text" text,
	"number" double precision,
	"file_id" uuid,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"question" text,
	"judged_by" uuid,
	"judged_at" timestamp with time zone,
	CONSTRAINT "milestone_evidence_version" UNIQUE("grant_id","milestone_id","version"),
	CONSTRAINT "milestone_evidence_state" CHECK ("milestone_evidence"."state" in ('sent', 'returned', 'accepted'))
);
--> statement-breakpoint
ALTER TABLE "milestone_acceptances" ALTER COLUMN "report_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_acceptances" ADD COLUMN "evidence_id" uuid;--> statement-breakpoint
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_judged_by_people_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select, insert, update on milestone_evidence to dichtbij_app;
--> statement-breakpoint
create or replace function erase_grant_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update grant_holds set explanation = null, what_to_do = null, urgency = null, outcome_words = null
    where grant_id in (select id from grants where submission_id = new.id);
  update grant_endings set explanation = null, learned = null
    where grant_id in (select id from grants where submission_id = new.id);
  update grant_settlements set explanation = null, waiver_reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  update milestone_evidence set text = null, question = null
    where grant_id in (select id from grants where submission_id = new.id);
  update documents set bytes = null where id in (
    select l.document_id from grant_letters l join grants g on g.id = l.grant_id where g.submission_id = new.id);
  update grant_letters set facts = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
