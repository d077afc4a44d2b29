CREATE TABLE "paper_signings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"terms_version_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"typed_name" text NOT NULL,
	"capacity" text NOT NULL,
	"signed_on" date NOT NULL,
	"file_id" uuid NOT NULL,
	"scan_sha256" text NOT NULL,
	"file_sha256" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"rejected_at" timestamp with time zone,
	CONSTRAINT "paper_signings_four_eyes" CHECK (confirmed_by is null or confirmed_by <> recorded_by)
);
--> statement-breakpoint
ALTER TABLE "signatures" ALTER COLUMN "code_request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "paper_signing_id" uuid;--> statement-breakpoint
ALTER TABLE "paper_signings" ADD CONSTRAINT "paper_signings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_signings" ADD CONSTRAINT "paper_signings_terms_version_id_terms_versions_id_fk" FOREIGN KEY ("terms_version_id") REFERENCES "public"."terms_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_signings" ADD CONSTRAINT "paper_signings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_signings" ADD CONSTRAINT "paper_signings_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_signings" ADD CONSTRAINT "paper_signings_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_signings_version" ON "paper_signings" USING btree ("terms_version_id");--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_paper_signing_id_paper_signings_id_fk" FOREIGN KEY ("paper_signing_id") REFERENCES "public"."paper_signings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_code_or_paper" CHECK ((code_request_id is null) <> (paper_signing_id is null));