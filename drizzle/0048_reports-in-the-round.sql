CREATE TABLE "lesson_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"act" text NOT NULL,
	"reason" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lesson_changes_act" CHECK ("lesson_changes"."act" in ('tagged', 'published', 'unpublished'))
);
--> statement-breakpoint
CREATE TABLE "report_photos" (
	"fund_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"shows" text NOT NULL,
	"consent" text NOT NULL,
	"sort" integer NOT NULL,
	"hidden_by" uuid,
	"hidden_at" timestamp with time zone,
	"hidden_reason" text,
	CONSTRAINT "report_photos_report_id_file_id_pk" PRIMARY KEY("report_id","file_id"),
	CONSTRAINT "report_photos_consent" CHECK ("report_photos"."consent" in ('fund', 'public'))
);
--> statement-breakpoint
CREATE TABLE "report_sendings" (
	"fund_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"question" text,
	"returned_at" timestamp with time zone,
	CONSTRAINT "report_sendings_report_id_number_pk" PRIMARY KEY("report_id","number")
);
--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "settlement_id" uuid;--> statement-breakpoint
ALTER TABLE "measurements" ADD COLUMN "took_part_before" integer;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "skip_reason" text;--> statement-breakpoint
ALTER TABLE "lesson_changes" ADD CONSTRAINT "lesson_changes_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_changes" ADD CONSTRAINT "lesson_changes_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_changes" ADD CONSTRAINT "lesson_changes_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photos" ADD CONSTRAINT "report_photos_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photos" ADD CONSTRAINT "report_photos_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photos" ADD CONSTRAINT "report_photos_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photos" ADD CONSTRAINT "report_photos_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sendings" ADD CONSTRAINT "report_sendings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sendings" ADD CONSTRAINT "report_sendings_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sendings" ADD CONSTRAINT "report_sendings_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_changes_lesson" ON "lesson_changes" USING btree ("lesson_id");--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_settlement_id_grant_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."grant_settlements"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
insert into report_sendings (fund_id, report_id, number, version, sent_by, sent_at)
  select r.fund_id, r.id, row_number() over (partition by r.id order by e.sequence),
    (e.data ->> 'version')::integer, r.sent_by, e.at
  from events e join reports r on r.id::text = e.data ->> 'report'
  where e.type = 'report-sent' and r.sent_by is not null;
--> statement-breakpoint
grant select, insert on report_sendings, report_photos, lesson_changes to dichtbij_app;
--> statement-breakpoint
grant update (question, returned_at) on report_sendings to dichtbij_app;
--> statement-breakpoint
grant update (hidden_by, hidden_at, hidden_reason) on report_photos to dichtbij_app;
--> statement-breakpoint
create trigger lesson_changes_append_only before update or delete on lesson_changes
  for each row execute function refuse_rewriting();
--> statement-breakpoint
-- With the words of a report go what was asked about it and what its photos show, and nobody else sees those any more.
create function erase_report_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_sendings set question = null where report_id = new.report_id;
  update report_photos set shows = '', consent = 'fund', hidden_reason = null where report_id = new.report_id;
  update reports set question = null, skip_reason = null where id = new.report_id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_report_words() from public;
--> statement-breakpoint
create trigger report_versions_erased after update of answers on report_versions
  for each row when (new.answers is null and old.answers is not null) execute function erase_report_words();
