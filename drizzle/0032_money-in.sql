CREATE TABLE "contribution_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"contribution_id" uuid NOT NULL,
	"cents" bigint NOT NULL,
	"value_on" date NOT NULL,
	"booked_by" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contribution_receipts_cents" CHECK ("contribution_receipts"."cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "donors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"name" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "donors_name" UNIQUE("fund_id","name")
);
--> statement-breakpoint
CREATE TABLE "fund_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"reason" text NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"returned_by" uuid,
	"returned_at" timestamp with time zone,
	"returned_reason" text,
	CONSTRAINT "fund_decisions_kind" CHECK ("fund_decisions"."kind" in ('transfer', 'ceiling'))
);
--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "donor_id" uuid;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "accepted_share_bp" integer;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "withdrawn_on" date;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "contribution_receipts" ADD CONSTRAINT "contribution_receipts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_receipts" ADD CONSTRAINT "contribution_receipts_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_decisions" ADD CONSTRAINT "fund_decisions_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_decisions" ADD CONSTRAINT "fund_decisions_prepared_by_people_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_decisions" ADD CONSTRAINT "fund_decisions_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_decisions" ADD CONSTRAINT "fund_decisions_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contribution_receipts_contribution" ON "contribution_receipts" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "fund_decisions_newest" ON "fund_decisions" USING btree ("fund_id","prepared_at");--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contributions_donor" ON "contributions" USING btree ("donor_id");--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_amount" CHECK ("contributions"."amount_cents" > 0);--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_share" CHECK ("contributions"."accepted_share_bp" between 0 and 10000);
--> statement-breakpoint
insert into donors (id, fund_id, name, recorded_at)
  select gen_random_uuid(), fund_id, donor, min(recorded_at) from contributions group by fund_id, donor;
--> statement-breakpoint
update contributions c set
  donor_id = (select d.id from donors d where d.fund_id = c.fund_id and d.name = c.donor),
  accepted_share_bp = coalesce(
    (select round(l.cover_cents * 10000.0 / c.amount_cents)::int from ledger_entries l
      where l.contribution_id = c.id and l.kind = 'contribution-signed' and c.amount_cents > 0 limit 1), 10000);
--> statement-breakpoint
insert into contribution_receipts (id, fund_id, contribution_id, cents, value_on, booked_by, booked_at)
  select gen_random_uuid(), c.fund_id, c.id, c.amount_cents, c.received_on,
    coalesce((select l.recorded_by from ledger_entries l where l.contribution_id = c.id limit 1), 'system'), c.recorded_at
  from contributions c where c.received_on is not null;
--> statement-breakpoint
grant select, insert, update on donors, contributions, fund_decisions to dichtbij_app;
--> statement-breakpoint
grant select, insert on contribution_receipts to dichtbij_app;
