CREATE TABLE "grant_endings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"side" text NOT NULL,
	"state" text NOT NULL,
	"ground" text NOT NULL,
	"explanation" text,
	"learned" text,
	"heard_on" date,
	"last_day" date NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "grant_endings_side" CHECK ("grant_endings"."side" in ('fund', 'grantee')),
	CONSTRAINT "grant_endings_state" CHECK ("grant_endings"."state" in ('prepared', 'announced', 'applied', 'withdrawn')),
	CONSTRAINT "grant_endings_ground" CHECK ("grant_endings"."ground" in ('no-blame', 'not-done', 'other-use', 'wrong-data', 'duties-not-met'))
);
--> statement-breakpoint
ALTER TABLE "grant_letters" DROP CONSTRAINT "grant_letters_kind";--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_endings" ADD CONSTRAINT "grant_endings_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grant_endings_grant" ON "grant_endings" USING btree ("grant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_endings_one_open" ON "grant_endings" USING btree ("grant_id") WHERE state in ('prepared', 'announced');--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_kind" CHECK ("grant_letters"."kind" in ('hold', 'hold-end', 'ending'));
--> statement-breakpoint
grant select, insert, update on grant_endings to dichtbij_app;
--> statement-breakpoint
create or replace function erase_grant_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update grant_holds set explanation = null, what_to_do = null, urgency = null, outcome_words = null
    where grant_id in (select id from grants where submission_id = new.id);
  update grant_endings set explanation = null, learned = null
    where grant_id in (select id from grants where submission_id = new.id);
  update documents set bytes = null where id in (
    select l.document_id from grant_letters l join grants g on g.id = l.grant_id where g.submission_id = new.id);
  update grant_letters set facts = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
