CREATE TABLE "account_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"result" text NOT NULL,
	"phone" text,
	"spoke_with" text,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_calls_result" CHECK ("account_calls"."result" in ('confirmed', 'denied', 'no-answer'))
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"bank_id" text NOT NULL,
	"iban" text NOT NULL,
	"from_on" date,
	"to_on" date,
	"opening_cents" bigint NOT NULL,
	"closing_cents" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"holder" text NOT NULL,
	"pain_version" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fund_accounts_pain_version" CHECK ("fund_accounts"."pain_version" in ('09', '03'))
);
--> statement-breakpoint
CREATE TABLE "name_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"result" text NOT NULL,
	"bank_name" text,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "name_checks_result" CHECK ("name_checks"."result" in ('match', 'close', 'no-match', 'not-possible'))
);
--> statement-breakpoint
CREATE TABLE "payment_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"message_id" text NOT NULL,
	"iban" text NOT NULL,
	"execute_on" date NOT NULL,
	"total_cents" bigint NOT NULL,
	"document_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"refused_by" uuid,
	"refused_at" timestamp with time zone,
	"refused_reason" text,
	CONSTRAINT "payment_batches_number" UNIQUE("fund_id","number"),
	CONSTRAINT "payment_batches_message" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "payment_lines" (
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"end_to_end_id" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"iban" text NOT NULL,
	CONSTRAINT "payment_lines_batch_id_release_id_pk" PRIMARY KEY("batch_id","release_id")
);
--> statement-breakpoint
CREATE TABLE "statement_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"place" integer NOT NULL,
	"value_on" date NOT NULL,
	"amount_cents" bigint NOT NULL,
	"end_to_end_id" text,
	"iban" text,
	"name" text,
	"remittance" text,
	"return_reason" text,
	"state" text NOT NULL,
	"open_reason" text,
	"release_id" uuid,
	"grant_id" uuid,
	"repayment_id" uuid,
	"contribution_id" uuid,
	"note" text,
	"matched_by" uuid,
	"matched_at" timestamp with time zone,
	CONSTRAINT "statement_entries_key" UNIQUE("fund_id","key_hash"),
	CONSTRAINT "statement_entries_state" CHECK ("statement_entries"."state" in ('open', 'paid', 'returned', 'repaid', 'contribution', 'not-ours')),
	CONSTRAINT "statement_entries_open_reason" CHECK ("statement_entries"."open_reason" in ('unknown', 'several', 'amount-differs', 'account-differs', 'already-booked', 'day-differs', 'not-paid', 'more-than-due'))
);
--> statement-breakpoint
CREATE TABLE "statement_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"document_id" uuid NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statement_imports_file" UNIQUE("fund_id","sha256")
);
--> statement-breakpoint
DROP INDEX "releases_one_live";--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "filed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "returned_on" date;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "failed_reason" text;--> statement-breakpoint
ALTER TABLE "account_calls" ADD CONSTRAINT "account_calls_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_calls" ADD CONSTRAINT "account_calls_account_id_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_calls" ADD CONSTRAINT "account_calls_called_by_people_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_import_id_statement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."statement_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_accounts" ADD CONSTRAINT "fund_accounts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_checks" ADD CONSTRAINT "name_checks_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_checks" ADD CONSTRAINT "name_checks_account_id_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_checks" ADD CONSTRAINT "name_checks_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_lines" ADD CONSTRAINT "payment_lines_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_lines" ADD CONSTRAINT "payment_lines_batch_id_payment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_lines" ADD CONSTRAINT "payment_lines_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_repayment_id_grant_repayments_id_fk" FOREIGN KEY ("repayment_id") REFERENCES "public"."grant_repayments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_entries" ADD CONSTRAINT "statement_entries_matched_by_people_id_fk" FOREIGN KEY ("matched_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_imports" ADD CONSTRAINT "statement_imports_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_imports" ADD CONSTRAINT "statement_imports_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_imports" ADD CONSTRAINT "statement_imports_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_calls_account" ON "account_calls" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "fund_accounts_fund" ON "fund_accounts" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "name_checks_account" ON "name_checks" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "payment_lines_release" ON "payment_lines" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "statement_entries_open" ON "statement_entries" USING btree ("fund_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "statement_entries_statement" ON "statement_entries" USING btree ("statement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_entries_repayment" ON "statement_entries" USING btree ("repayment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_live" ON "releases" USING btree ("grant_id","tranche_id") WHERE cancelled_at is null and failed_at is null;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_four_eyes" CHECK (approved_by is null or approved_by <> prepared_by);