CREATE TABLE "loan_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cents" bigint NOT NULL,
	"reason" text,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_on" date,
	CONSTRAINT "loan_decisions_kind" CHECK ("loan_decisions"."kind" in ('waiver', 'write-off', 'conversion')),
	CONSTRAINT "loan_decisions_four_eyes" CHECK (decided_by is null or decided_by <> prepared_by)
);
--> statement-breakpoint
CREATE TABLE "loan_invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"due_on" date NOT NULL,
	"principal_cents" bigint NOT NULL,
	"interest_cents" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_invoices_number" UNIQUE("grant_id","number")
);
--> statement-breakpoint
CREATE TABLE "loan_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"cents" bigint NOT NULL,
	"value_on" date NOT NULL,
	"booked_by" uuid NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_receipts_positive" CHECK (cents > 0)
);
--> statement-breakpoint
ALTER TABLE "grant_letters" DROP CONSTRAINT "grant_letters_kind";--> statement-breakpoint
ALTER TABLE "loan_decisions" ADD CONSTRAINT "loan_decisions_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_decisions" ADD CONSTRAINT "loan_decisions_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_decisions" ADD CONSTRAINT "loan_decisions_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_decisions" ADD CONSTRAINT "loan_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_invoices" ADD CONSTRAINT "loan_invoices_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_invoices" ADD CONSTRAINT "loan_invoices_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_receipts" ADD CONSTRAINT "loan_receipts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_receipts" ADD CONSTRAINT "loan_receipts_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_receipts" ADD CONSTRAINT "loan_receipts_booked_by_people_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "loan_decisions_one_open" ON "loan_decisions" USING btree ("grant_id") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "loan_decisions_one_waiver" ON "loan_decisions" USING btree ("grant_id") WHERE kind = 'waiver' and decided_at is not null;--> statement-breakpoint
CREATE INDEX "loan_receipts_grant" ON "loan_receipts" USING btree ("grant_id");--> statement-breakpoint
ALTER TABLE "grant_letters" ADD CONSTRAINT "grant_letters_kind" CHECK ("grant_letters"."kind" in ('hold', 'hold-end', 'ending', 'settlement', 'loan-invoice', 'loan-reminder', 'loan-decision'));
--> statement-breakpoint
grant select, insert on loan_invoices, loan_receipts, loan_decisions to dichtbij_app;
--> statement-breakpoint
-- What was asked and what came in stays; a decision may be replaced while nobody took it, and then only be taken.
revoke update, delete on loan_invoices, loan_receipts, loan_decisions from dichtbij_app;
--> statement-breakpoint
grant delete, update (decided_by, decided_at, decided_on) on loan_decisions to dichtbij_app;
--> statement-breakpoint
create function keep_loan_decision() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and (tg_op = 'DELETE' or
    (new.kind, new.cents, new.grant_id, new.prepared_by, new.decided_by, new.decided_at, new.decided_on) is distinct from
    (old.kind, old.cents, old.grant_id, old.prepared_by, old.decided_by, old.decided_at, old.decided_on)) then
    raise exception 'a decision about a loan stays as it was taken';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger loan_decisions_stay before update or delete on loan_decisions
  for each row execute function keep_loan_decision();
--> statement-breakpoint
create function erase_loan_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update loan_decisions set reason = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_loan_words() from public;
--> statement-breakpoint
create trigger submissions_erased_loans after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_loan_words();
