CREATE TABLE "grant_repayments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"cents" bigint NOT NULL,
	"value_on" date NOT NULL,
	"booked_by" uuid NOT NULL,
	"booked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_settlements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"award_cents" bigint NOT NULL,
	"paid_cents" bigint NOT NULL,
	"spent_cents" bigint NOT NULL,
	"final_cents" bigint NOT NULL,
	"ground" text NOT NULL,
	"explanation" text,
	"heard_on" date,
	"waived_cents" bigint NOT NULL,
	"waiver_reason" text,
	"plan_months" integer NOT NULL,
	"to_pay_cents" bigint NOT NULL,
	"asked_cents" bigint NOT NULL,
	"pay_tranche_id" text,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_on" date,
	"due_on" date,
	"reclaimable_until" date,
	CONSTRAINT "grant_settlements_grant" UNIQUE("grant_id"),
	CONSTRAINT "grant_settlements_ground" CHECK ("grant_settlements"."ground" in ('as-agreed', 'costs-lower', 'not-done', 'duties-not-met', 'wrong-data', 'wrongly-awarded'))
);
--> statement-breakpoint
ALTER TABLE "grant_letters" DROP CONSTRAINT "grant_letters_kind";--> statement-breakpoint
ALTER TABLE "grant_repayments" ADD CONSTRAINT "grant_repayments_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_repayments" ADD CONSTRAINT "grant_repayments_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_repayments" ADD CONSTRAINT "grant_repayments_booked_by_people_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_settlements" ADD CONSTRAINT "grant_settlements_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_settlements" ADD CONSTRAINT "grant_settlements_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_settlements" ADD CONSTRAINT "grant_settlements_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_settlements" ADD CONSTRAINT "grant_settlements_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grant_repayments_grant" ON "grant_repayments" USING btree ("grant_id");--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_kind" CHECK ("grant_letters"."kind" in ('hold', 'hold-end', 'ending', 'settlement'));
--> statement-breakpoint
grant select, insert, update, delete on grant_settlements to dichtbij_app;
--> statement-breakpoint
grant select, insert on grant_repayments to dichtbij_app;
--> statement-breakpoint
revoke update, delete on grant_repayments from dichtbij_app;
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
  update documents set bytes = null where id in (
    select l.document_id from grant_letters l join grants g on g.id = l.grant_id where g.submission_id = new.id);
  update grant_letters set facts = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
