CREATE TABLE "past_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"sheet" text,
	"kind" text,
	"heads" text,
	"mapping" jsonb,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"lines" integer,
	"money_cents" bigint,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	"undone_reason" text,
	CONSTRAINT "past_batches_state" CHECK ("past_batches"."state" in ('brought', 'taken', 'undone')),
	CONSTRAINT "past_batches_kind" CHECK ("past_batches"."kind" in ('organisations', 'grants', 'payments', 'results')),
	CONSTRAINT "past_batches_taken" CHECK ((taken_at is null) = (state = 'brought')),
	CONSTRAINT "past_batches_undone" CHECK ((undone_at is null) = (state <> 'undone'))
);
--> statement-breakpoint
CREATE TABLE "past_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"key" text NOT NULL,
	"reference" text NOT NULL,
	"title" text NOT NULL,
	"grantee" text NOT NULL,
	"kvk" text,
	"amount_cents" bigint NOT NULL,
	"awarded_on" date NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"neighbourhood" text,
	"theme" text,
	"summary" text,
	CONSTRAINT "past_grants_key" UNIQUE("fund_id","key"),
	CONSTRAINT "past_grants_fund" UNIQUE("fund_id","id"),
	CONSTRAINT "past_grants_amount" CHECK (amount_cents > 0)
);
--> statement-breakpoint
CREATE TABLE "past_organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kvk" text,
	"legal_form" text,
	"postcode" text,
	"place" text,
	"website" text,
	CONSTRAINT "past_organisations_key" UNIQUE("fund_id","key")
);
--> statement-breakpoint
CREATE TABLE "past_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"key" text NOT NULL,
	"grant_id" uuid NOT NULL,
	"reference" text,
	"amount_cents" bigint NOT NULL,
	"paid_on" date NOT NULL,
	CONSTRAINT "past_payments_key" UNIQUE("fund_id","key"),
	CONSTRAINT "past_payments_amount" CHECK (amount_cents <> 0)
);
--> statement-breakpoint
CREATE TABLE "past_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"key" text NOT NULL,
	"grant_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"value" double precision NOT NULL,
	"value_max" double precision,
	"qualifier" text NOT NULL,
	"unit" text,
	"measured_on" date NOT NULL,
	"source" text,
	CONSTRAINT "past_results_key" UNIQUE("fund_id","key"),
	CONSTRAINT "past_results_qualifier" CHECK ("past_results"."qualifier" in ('exact', 'about', 'more-than'))
);
--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_grants" ADD CONSTRAINT "past_grants_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_grants" ADD CONSTRAINT "past_grants_batch_id_past_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."past_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_organisations" ADD CONSTRAINT "past_organisations_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_organisations" ADD CONSTRAINT "past_organisations_batch_id_past_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."past_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_payments" ADD CONSTRAINT "past_payments_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_payments" ADD CONSTRAINT "past_payments_batch_id_past_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."past_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_payments" ADD CONSTRAINT "past_payments_grant" FOREIGN KEY ("fund_id","grant_id") REFERENCES "public"."past_grants"("fund_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_results" ADD CONSTRAINT "past_results_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_results" ADD CONSTRAINT "past_results_batch_id_past_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."past_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_results" ADD CONSTRAINT "past_results_grant" FOREIGN KEY ("fund_id","grant_id") REFERENCES "public"."past_grants"("fund_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_batches_fund" ON "past_batches" USING btree ("fund_id","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "past_batches_once" ON "past_batches" USING btree ("fund_id","sha256","sheet","kind") WHERE state = 'taken';--> statement-breakpoint
CREATE INDEX "past_grants_kvk" ON "past_grants" USING btree ("fund_id","kvk");--> statement-breakpoint
CREATE INDEX "past_grants_awarded" ON "past_grants" USING btree ("fund_id","awarded_on");--> statement-breakpoint
CREATE INDEX "past_payments_of_grant" ON "past_payments" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "past_results_of_grant" ON "past_results" USING btree ("grant_id");