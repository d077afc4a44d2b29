CREATE TABLE "outcome_attestations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"tranche_id" text NOT NULL,
	"state" text NOT NULL,
	"count" integer NOT NULL,
	"text" text,
	"file_id" uuid,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"seed" text,
	"drawn_by" uuid,
	"drawn_at" timestamp with time zone,
	"question" text,
	"judged_by" uuid,
	"judged_at" timestamp with time zone,
	CONSTRAINT "outcome_attestations_number" UNIQUE("grant_id","number"),
	CONSTRAINT "outcome_attestations_state" CHECK ("outcome_attestations"."state" in ('sent', 'returned', 'accepted')),
	CONSTRAINT "outcome_attestations_count" CHECK ("outcome_attestations"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "outcome_samples" (
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"attestation_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"confirmed" boolean,
	"reason" text,
	"looked_by" uuid,
	"looked_at" timestamp with time zone,
	CONSTRAINT "outcome_samples_attestation_id_place_pk" PRIMARY KEY("attestation_id","place")
);
--> statement-breakpoint
CREATE TABLE "resident_code_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"expires_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"voided_by" uuid,
	"voided_at" timestamp with time zone,
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "resident_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"set_id" uuid NOT NULL,
	"answer" text,
	"answered_on" date,
	CONSTRAINT "resident_codes_answer" CHECK ("resident_codes"."answer" in ('yes', 'no'))
);
--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_drawn_by_people_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_attestations" ADD CONSTRAINT "outcome_attestations_judged_by_people_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_samples" ADD CONSTRAINT "outcome_samples_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_samples" ADD CONSTRAINT "outcome_samples_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_samples" ADD CONSTRAINT "outcome_samples_attestation_id_outcome_attestations_id_fk" FOREIGN KEY ("attestation_id") REFERENCES "public"."outcome_attestations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_samples" ADD CONSTRAINT "outcome_samples_looked_by_people_id_fk" FOREIGN KEY ("looked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_code_sets" ADD CONSTRAINT "resident_code_sets_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_code_sets" ADD CONSTRAINT "resident_code_sets_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_code_sets" ADD CONSTRAINT "resident_code_sets_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_code_sets" ADD CONSTRAINT "resident_code_sets_voided_by_people_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_codes" ADD CONSTRAINT "resident_codes_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_codes" ADD CONSTRAINT "resident_codes_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_codes" ADD CONSTRAINT "resident_codes_set_id_resident_code_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."resident_code_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outcome_attestations_one_open" ON "outcome_attestations" USING btree ("grant_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "resident_code_sets_grant" ON "resident_code_sets" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "resident_codes_grant" ON "resident_codes" USING btree ("grant_id");--> statement-breakpoint
grant select, insert on outcome_attestations, outcome_samples, resident_code_sets, resident_codes to dichtbij_app;
--> statement-breakpoint
-- What was attested, drawn and printed stays; only what is found, judged or answered later is added to it.
revoke update, delete on outcome_attestations, outcome_samples, resident_code_sets, resident_codes from dichtbij_app;
--> statement-breakpoint
grant update (state, seed, drawn_by, drawn_at, question, judged_by, judged_at) on outcome_attestations to dichtbij_app;
--> statement-breakpoint
grant update (confirmed, reason, looked_by, looked_at) on outcome_samples to dichtbij_app;
--> statement-breakpoint
grant update (voided_by, voided_at, void_reason) on resident_code_sets to dichtbij_app;
--> statement-breakpoint
grant update (answer, answered_on) on resident_codes to dichtbij_app;
--> statement-breakpoint
create function keep_resident_answer() returns trigger language plpgsql as $$
begin
  raise exception 'what a resident said stays as it was said';
end $$;
--> statement-breakpoint
create trigger resident_codes_answered_once before update on resident_codes
  for each row when (old.answer is not null) execute function keep_resident_answer();
--> statement-breakpoint
create function keep_judged_attestation() returns trigger language plpgsql as $$
begin
  if (new.state, new.count, new.grant_id, new.seed, new.sent_by, new.judged_by, new.judged_at) is distinct from
     (old.state, old.count, old.grant_id, old.seed, old.sent_by, old.judged_by, old.judged_at) then
    raise exception 'what was judged of results stays as it was judged';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger outcome_attestations_stay before update on outcome_attestations
  for each row when (old.state <> 'sent') execute function keep_judged_attestation();
--> statement-breakpoint
create function erase_outcome_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outcome_attestations set text = null, question = null
    where grant_id in (select id from grants where submission_id = new.id);
  update outcome_samples set reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  update resident_code_sets set void_reason = null
    where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_outcome_words() from public;
--> statement-breakpoint
create trigger submissions_erased_outcome after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_outcome_words();
