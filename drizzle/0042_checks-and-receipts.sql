CREATE TABLE "check_findings" (
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"place" integer NOT NULL,
	"about" text NOT NULL,
	"subject_id" text NOT NULL,
	"part" text,
	"expected" text,
	"found" text,
	CONSTRAINT "check_findings_run_id_name_place_pk" PRIMARY KEY("run_id","name","place"),
	CONSTRAINT "check_findings_about" CHECK ("check_findings"."about" in ('posting', 'grant', 'tranche', 'day', 'ceiling', 'payment-file', 'event', 'document'))
);
--> statement-breakpoint
CREATE TABLE "check_results" (
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"looked" integer NOT NULL,
	"found" integer NOT NULL,
	CONSTRAINT "check_results_run_id_name_pk" PRIMARY KEY("run_id","name"),
	CONSTRAINT "check_results_name" CHECK ("check_results"."name" in ('postings', 'payments-within-agreed', 'agreed-within-awarded', 'cover', 'ceilings', 'positions', 'standings', 'payments', 'loans', 'short-days', 'log', 'documents'))
);
--> statement-breakpoint
CREATE TABLE "check_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"passed" boolean
);
--> statement-breakpoint
CREATE TABLE "loan_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"receipt_id" uuid NOT NULL,
	"reason" text,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "loan_corrections_receipt" UNIQUE("receipt_id"),
	CONSTRAINT "loan_corrections_four_eyes" CHECK (decided_by is null or decided_by <> prepared_by),
	CONSTRAINT "loan_corrections_decided" CHECK ((decided_by is null) = (decided_at is null))
);
--> statement-breakpoint
DROP INDEX "tranche_standings_open";--> statement-breakpoint
DROP INDEX "tranche_standings_paid";--> statement-breakpoint
ALTER TABLE "statement_entries" ADD COLUMN "loan_receipt_id" uuid;--> statement-breakpoint
ALTER TABLE "check_findings" ADD CONSTRAINT "check_findings_run_id_check_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."check_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_results" ADD CONSTRAINT "check_results_run_id_check_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."check_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_runs" ADD CONSTRAINT "check_runs_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_corrections" ADD CONSTRAINT "loan_corrections_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_corrections" ADD CONSTRAINT "loan_corrections_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_corrections" ADD CONSTRAINT "loan_corrections_receipt_id_loan_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."loan_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_corrections" ADD CONSTRAINT "loan_corrections_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_corrections" ADD CONSTRAINT "loan_corrections_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_runs_fund" ON "check_runs" USING btree ("fund_id","asked_at");--> statement-breakpoint
CREATE INDEX "loan_corrections_grant" ON "loan_corrections" USING btree ("grant_id");--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_loan_receipt_id_loan_receipts_id_fk" FOREIGN KEY ("loan_receipt_id") REFERENCES "public"."loan_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_proposal" ON "grants" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "entry_days_fund" ON "entry_days" USING btree ("fund_id","on","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_entries_loan_receipt" ON "statement_entries" USING btree ("loan_receipt_id");--> statement-breakpoint
CREATE INDEX "tranche_standings_open" ON "tranche_standings" USING btree ("fund_id","late_from","state","asks","prepared_by","month","amount_cents","planned_on","grant_id","pot_id","places") WHERE late_from is not null;--> statement-breakpoint
CREATE INDEX "tranche_standings_paid" ON "tranche_standings" USING btree ("fund_id","paid_on","state","month","amount_cents","planned_on","grant_id","pot_id","places") WHERE paid_on is not null;
--> statement-breakpoint
grant select, insert, update on check_runs to dichtbij_app;
--> statement-breakpoint
grant select, insert, update, delete on loan_corrections to dichtbij_app;
--> statement-breakpoint
grant select, insert on check_results, check_findings to dichtbij_app;
--> statement-breakpoint
grant update (loan_receipt_id) on statement_entries to dichtbij_app;
--> statement-breakpoint
-- A movement that was matched is never matched to something else, unless the receipt it became was corrected.
create or replace function keep_matched() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' and (new.state, new.release_id, new.grant_id, new.repayment_id, new.contribution_id,
      new.loan_receipt_id) is distinct from (old.state, old.release_id, old.grant_id, old.repayment_id,
      old.contribution_id, old.loan_receipt_id)
    and not (new.state = 'open' and exists (select 1 from loan_corrections c
      where c.receipt_id = old.loan_receipt_id and c.decided_at is not null)) then
    raise exception 'a matched movement stays what it is' using errcode = 'DB003';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A correction that was decided stays; erasing takes its words away.
create function keep_loan_correction() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and (tg_op = 'DELETE' or
    (new.receipt_id, new.grant_id, new.prepared_by, new.decided_by, new.decided_at) is distinct from
    (old.receipt_id, old.grant_id, old.prepared_by, old.decided_by, old.decided_at)) then
    raise exception 'a correction stays as it was decided' using errcode = 'DB003';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger loan_corrections_stay before update or delete on loan_corrections
  for each row execute function keep_loan_correction();
--> statement-breakpoint
create or replace function erase_loan_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update loan_decisions set reason = null where grant_id in (select id from grants where submission_id = new.id);
  update loan_corrections set reason = null where grant_id in (select id from grants where submission_id = new.id);
  return null;
end $$;
