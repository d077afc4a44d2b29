CREATE TABLE "harvest_approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"harvest_id" uuid NOT NULL,
	"edition" jsonb NOT NULL,
	"hash" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "harvest_approvals_harvest" UNIQUE("harvest_id")
);
--> statement-breakpoint
CREATE TABLE "harvest_blocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"harvest_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"pillar" text,
	"title" text,
	"indicators" jsonb NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "harvest_blocks_key" UNIQUE("harvest_id","key"),
	CONSTRAINT "harvest_blocks_kind" CHECK ("harvest_blocks"."kind" in ('opening', 'breakthroughs', 'focus', 'goal', 'plan', 'execution', 'figures', 'missing', 'lesson', 'money', 'awards'))
);
--> statement-breakpoint
CREATE TABLE "harvest_prints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"harvest_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"newsletter" text NOT NULL,
	"document_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "harvest_prints_locale" UNIQUE("harvest_id","locale"),
	CONSTRAINT "harvest_prints_locale_known" CHECK ("harvest_prints"."locale" in ('nl', 'en'))
);
--> statement-breakpoint
CREATE TABLE "harvest_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"nl" text NOT NULL,
	"en" text,
	"seen" jsonb NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "harvest_texts_version" UNIQUE("block_id","version")
);
--> statement-breakpoint
CREATE TABLE "harvests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"cut_off" date NOT NULL,
	"version" integer NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "harvests_version" UNIQUE("fund_id","year","version"),
	CONSTRAINT "harvests_cut_off" CHECK (extract(year from cut_off) = year)
);
--> statement-breakpoint
CREATE TABLE "programme_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"pillar_id" uuid,
	"label" text NOT NULL,
	"plan" text NOT NULL,
	"execution" text NOT NULL,
	"source" text NOT NULL,
	"sort" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "programme_plans_kind" CHECK ("programme_plans"."kind" in ('focus', 'plan', 'breakthrough'))
);
--> statement-breakpoint
ALTER TABLE "programme_indicators" ADD COLUMN "whole_of_id" uuid;--> statement-breakpoint
ALTER TABLE "programme_targets" ADD COLUMN "quote" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "harvest_approvals" ADD CONSTRAINT "harvest_approvals_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_approvals" ADD CONSTRAINT "harvest_approvals_harvest_id_harvests_id_fk" FOREIGN KEY ("harvest_id") REFERENCES "public"."harvests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_approvals" ADD CONSTRAINT "harvest_approvals_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_blocks" ADD CONSTRAINT "harvest_blocks_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_blocks" ADD CONSTRAINT "harvest_blocks_harvest_id_harvests_id_fk" FOREIGN KEY ("harvest_id") REFERENCES "public"."harvests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_prints" ADD CONSTRAINT "harvest_prints_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_prints" ADD CONSTRAINT "harvest_prints_harvest_id_harvests_id_fk" FOREIGN KEY ("harvest_id") REFERENCES "public"."harvests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_prints" ADD CONSTRAINT "harvest_prints_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_texts" ADD CONSTRAINT "harvest_texts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_texts" ADD CONSTRAINT "harvest_texts_block_id_harvest_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."harvest_blocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_texts" ADD CONSTRAINT "harvest_texts_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_plans" ADD CONSTRAINT "programme_plans_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_plans" ADD CONSTRAINT "programme_plans_pillar_id_pillars_id_fk" FOREIGN KEY ("pillar_id") REFERENCES "public"."pillars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "programme_plans_year" ON "programme_plans" USING btree ("fund_id","year");--> statement-breakpoint
ALTER TABLE "programme_indicators" ADD CONSTRAINT "programme_indicators_whole_of_id_programme_indicators_id_fk" FOREIGN KEY ("whole_of_id") REFERENCES "public"."programme_indicators"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select, insert on programme_plans, harvests, harvest_blocks, harvest_texts, harvest_approvals, harvest_prints to dichtbij_app;
--> statement-breakpoint
-- A harvest only grows: another text is another row, and what was approved stays as it was.
revoke update, delete on harvests, harvest_blocks, harvest_texts, harvest_approvals, harvest_prints from dichtbij_app;
