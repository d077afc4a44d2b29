CREATE TABLE "fund_archives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone,
	"size" bigint,
	"sha256" text,
	"rows" integer,
	"files" integer,
	"missing" integer,
	"removed_at" timestamp with time zone,
	CONSTRAINT "fund_archives_origin" CHECK ("fund_archives"."origin" in ('made', 'read')),
	CONSTRAINT "fund_archives_made" CHECK ((made_at is null) = (sha256 is null))
);
--> statement-breakpoint
ALTER TABLE "fund_archives" ADD CONSTRAINT "fund_archives_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_archives" ADD CONSTRAINT "fund_archives_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fund_archives_fund" ON "fund_archives" USING btree ("fund_id","asked_at");