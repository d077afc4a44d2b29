CREATE TABLE "terms_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"base_version_id" uuid NOT NULL,
	"side" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"kind" text,
	"diff" jsonb NOT NULL,
	"reason" text,
	"effective_from" date,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"answer" text,
	"terms_version_id" uuid,
	"document_id" uuid,
	CONSTRAINT "terms_changes_side" CHECK ("terms_changes"."side" in ('grantee', 'fund')),
	CONSTRAINT "terms_changes_state" CHECK ("terms_changes"."state" in ('open', 'sent', 'in-offer', 'applied', 'refused', 'withdrawn', 'lapsed')),
	CONSTRAINT "terms_changes_kind" CHECK ("terms_changes"."kind" in ('free', 'notice', 'amendment'))
);
--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_base_version_id_terms_versions_id_fk" FOREIGN KEY ("base_version_id") REFERENCES "public"."terms_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_terms_version_id_terms_versions_id_fk" FOREIGN KEY ("terms_version_id") REFERENCES "public"."terms_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_changes" ADD CONSTRAINT "terms_changes_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "terms_changes_one_open" ON "terms_changes" USING btree ("grant_id","side") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "terms_changes_one_on_its_way" ON "terms_changes" USING btree ("grant_id") WHERE state in ('sent', 'in-offer');--> statement-breakpoint
CREATE INDEX "terms_changes_grant" ON "terms_changes" USING btree ("grant_id");
--> statement-breakpoint
grant select, insert, update on terms_changes to dichtbij_app;
--> statement-breakpoint
-- When a frozen copy is erased, what was written about changing its agreement goes along.
create function erase_change_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update terms_changes set diff = '[]', reason = null, answer = null
    where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_change_words() from public;
--> statement-breakpoint
create trigger submissions_erased_changes after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_change_words();
