CREATE TABLE "complaint_askings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"what" text NOT NULL,
	"answer_by" date NOT NULL,
	"suspends" boolean NOT NULL,
	"asked_on" date NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"came" text,
	"came_on" date,
	"came_at" timestamp with time zone,
	"came_by" uuid
);
--> statement-breakpoint
CREATE TABLE "complaint_letters" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"facts" jsonb,
	"facts_hash" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"document_id" uuid,
	CONSTRAINT "complaint_letters_locale" CHECK ("complaint_letters"."locale" in ('nl', 'en', 'fy'))
);
--> statement-breakpoint
ALTER TABLE "complaints" DROP CONSTRAINT "complaints_about";--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "subject_on" date;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "grant_id" uuid;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "moved_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "committee" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "committee_on" date;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "advice" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "advised_on" date;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "follows_advice" boolean;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "departure_reason" text;--> statement-breakpoint
ALTER TABLE "complaint_askings" ADD CONSTRAINT "complaint_askings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_askings" ADD CONSTRAINT "complaint_askings_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_askings" ADD CONSTRAINT "complaint_askings_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_askings" ADD CONSTRAINT "complaint_askings_came_by_people_id_fk" FOREIGN KEY ("came_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_letters" ADD CONSTRAINT "complaint_letters_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_letters" ADD CONSTRAINT "complaint_letters_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_letters" ADD CONSTRAINT "complaint_letters_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_askings_complaint" ON "complaint_askings" USING btree ("complaint_id");--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_about" CHECK ("complaints"."about" in ('decision', 'treatment', 'settlement', 'ending', 'change', 'report'));