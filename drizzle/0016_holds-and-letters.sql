CREATE TABLE "grant_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"tranche_id" text,
	"reason" text NOT NULL,
	"explanation" text,
	"what_to_do" text,
	"heard_on" date,
	"urgency" text,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"held_by" uuid NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"outcome_words" text,
	"ended_on" date,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "grant_holds_reason" CHECK ("grant_holds"."reason" in ('duty-not-met', 'wrong-data', 'account-not-confirmed', 'asked')),
	CONSTRAINT "grant_holds_outcome" CHECK ("grant_holds"."outcome" in ('solved', 'unfounded', 'agreed', 'term-over', 'grant-ended'))
);
--> statement-breakpoint
CREATE TABLE "grant_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"facts" jsonb,
	"facts_hash" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"document_id" uuid,
	CONSTRAINT "grant_letters_kind" CHECK ("grant_letters"."kind" in ('hold', 'hold-end')),
	CONSTRAINT "grant_letters_locale" CHECK ("grant_letters"."locale" in ('nl', 'en', 'fy'))
);
--> statement-breakpoint
ALTER TABLE "grant_holds" ADD CONSTRAINT "grant_holds_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_holds" ADD CONSTRAINT "grant_holds_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_holds" ADD CONSTRAINT "grant_holds_held_by_people_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_holds" ADD CONSTRAINT "grant_holds_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grant_holds_grant" ON "grant_holds" USING btree ("grant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_holds_one_live" ON "grant_holds" USING btree ("grant_id",coalesce(tranche_id, '')) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "grant_letters_grant" ON "grant_letters" USING btree ("grant_id");
--> statement-breakpoint
grant select, insert, update on grant_holds, grant_letters to dichtbij_app;
--> statement-breakpoint
-- When a frozen copy is erased, what was written about holding its payments goes along, with the letters.
create function erase_grant_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update grant_holds set explanation = null, what_to_do = null, urgency = null, outcome_words = null
    where grant_id in (select id from grants where submission_id = new.id);
  update documents set bytes = null where id in (
    select l.document_id from grant_letters l join grants g on g.id = l.grant_id where g.submission_id = new.id);
  update grant_letters set facts = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_grant_words() from public;
--> statement-breakpoint
create trigger submissions_erased_grants after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_grant_words();
