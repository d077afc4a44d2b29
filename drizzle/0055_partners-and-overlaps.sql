CREATE TABLE "indicator_overlaps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"programme_indicator_key" text NOT NULL,
	"one_grant_id" uuid NOT NULL,
	"one_indicator" text NOT NULL,
	"one_report_id" uuid NOT NULL,
	"other_grant_id" uuid NOT NULL,
	"other_indicator" text NOT NULL,
	"other_report_id" uuid NOT NULL,
	"least" integer NOT NULL,
	"most" integer NOT NULL,
	"source" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "indicator_overlaps_range" CHECK (least >= 0 and most >= least)
);
--> statement-breakpoint
CREATE TABLE "partner_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"proposal_id" uuid,
	"submission_id" uuid,
	"partner_id" uuid,
	"year" integer,
	"name" text,
	"email" text,
	"task" text,
	"locale" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"remark" text,
	"answered_at" timestamp with time zone,
	"noted_by" uuid,
	CONSTRAINT "partner_questions_year" UNIQUE("partner_id","year"),
	CONSTRAINT "partner_questions_answer" CHECK ("partner_questions"."answer" in ('yes', 'no')),
	CONSTRAINT "partner_questions_about" CHECK ((proposal_id is not null and submission_id is not null and partner_id is null and year is null)
        or (proposal_id is null and submission_id is null and partner_id is not null and year is not null))
);
--> statement-breakpoint
CREATE TABLE "programme_partners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"email" text,
	"sort" integer NOT NULL,
	CONSTRAINT "programme_partners_key" UNIQUE("fund_id","key"),
	CONSTRAINT "programme_partners_kind" CHECK ("programme_partners"."kind" in ('residents', 'education', 'welfare', 'housing', 'government', 'safety', 'business', 'culture', 'other'))
);
--> statement-breakpoint
ALTER TABLE "programme_figures" ADD COLUMN "baseline" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_indicators" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "programme_indicators" ADD COLUMN "measured_by" text;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_one_grant_id_grants_id_fk" FOREIGN KEY ("one_grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_one_report_id_reports_id_fk" FOREIGN KEY ("one_report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_other_grant_id_grants_id_fk" FOREIGN KEY ("other_grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_other_report_id_reports_id_fk" FOREIGN KEY ("other_report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_overlaps" ADD CONSTRAINT "indicator_overlaps_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_partner_id_programme_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."programme_partners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_questions" ADD CONSTRAINT "partner_questions_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_partners" ADD CONSTRAINT "programme_partners_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicator_overlaps_programme" ON "indicator_overlaps" USING btree ("fund_id","programme_indicator_key");--> statement-breakpoint
CREATE INDEX "partner_questions_proposal" ON "partner_questions" USING btree ("proposal_id");--> statement-breakpoint
grant select, insert, update on programme_partners to dichtbij_app;
--> statement-breakpoint
grant select, insert, update on partner_questions to dichtbij_app;
--> statement-breakpoint
grant select, insert on indicator_overlaps to dichtbij_app;
--> statement-breakpoint
create function mark_overlap() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into stale_results (fund_id, component) values (new.fund_id, new.programme_indicator_key);
  return null;
end $$;
--> statement-breakpoint
revoke all on function mark_overlap() from public;
--> statement-breakpoint
create trigger indicator_overlaps_known after insert on indicator_overlaps
  for each row execute function mark_overlap();
--> statement-breakpoint
-- With the words of a proposal go whom it named as a partner, and what they said.
create function erase_partner_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update partner_questions set name = null, email = null, task = null, remark = null
    where submission_id = new.id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_partner_words() from public;
--> statement-breakpoint
create trigger submissions_erase_partner_words after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_partner_words();
--> statement-breakpoint
grant update (pillar_id, label, plan, execution, source, recorded_at) on programme_plans to dichtbij_app;
