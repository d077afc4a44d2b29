CREATE TABLE "account_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"step" text NOT NULL,
	"way" text,
	"words" text,
	"file_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_proofs_step" CHECK ("account_proofs"."step" in ('asked', 'given', 'right', 'other')),
	CONSTRAINT "account_proofs_way" CHECK ("account_proofs"."way" in ('file', 'paper', 'screen')),
	CONSTRAINT "account_proofs_given" CHECK ((step = 'given') = (file_id is not null)),
	CONSTRAINT "account_proofs_seen" CHECK ((step in ('right', 'other')) = (way is not null))
);
--> statement-breakpoint
ALTER TABLE "account_proofs" ADD CONSTRAINT "account_proofs_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_proofs" ADD CONSTRAINT "account_proofs_account_id_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_proofs" ADD CONSTRAINT "account_proofs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_proofs" ADD CONSTRAINT "account_proofs_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_proofs_account" ON "account_proofs" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_proofs_file" ON "account_proofs" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "releases_iban" ON "releases" USING btree ("fund_id","iban");
--> statement-breakpoint
grant select, insert on account_proofs to dichtbij_app;
--> statement-breakpoint
revoke update, delete on account_proofs from dichtbij_app;
--> statement-breakpoint
create function erase_account_words() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account_proofs set words = null where account_id in (
    select b.id from bank_accounts b join grants g on g.id = b.grant_id where g.submission_id = new.id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function erase_account_words() from public;
--> statement-breakpoint
create trigger submissions_erased_account after update of document on submissions
  for each row when (new.document is null and old.document is not null) execute function erase_account_words();
