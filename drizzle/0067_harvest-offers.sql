CREATE TABLE "harvest_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"harvest_id" uuid NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"returned_by" uuid,
	"returned_at" timestamp with time zone,
	"returned_reason" text
);
--> statement-breakpoint
ALTER TABLE "harvests" DROP CONSTRAINT "harvests_version";--> statement-breakpoint
ALTER TABLE "harvests" DROP CONSTRAINT "harvests_cut_off";--> statement-breakpoint
ALTER TABLE "harvests" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "harvests" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "harvests" ADD COLUMN "removed_reason" text;--> statement-breakpoint
ALTER TABLE "harvest_offers" ADD CONSTRAINT "harvest_offers_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_offers" ADD CONSTRAINT "harvest_offers_harvest_id_harvests_id_fk" FOREIGN KEY ("harvest_id") REFERENCES "public"."harvests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_offers" ADD CONSTRAINT "harvest_offers_offered_by_people_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "harvest_offers" ADD CONSTRAINT "harvest_offers_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "harvest_offers_harvest" ON "harvest_offers" USING btree ("harvest_id","offered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "harvest_offers_open" ON "harvest_offers" USING btree ("harvest_id") WHERE returned_at is null;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "harvests_version" ON "harvests" USING btree ("fund_id","year","version") WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "harvests" ADD CONSTRAINT "harvests_cut_off" CHECK (extract(year from cut_off) >= year);
--> statement-breakpoint
grant select, insert, update (returned_by, returned_at, returned_reason) on harvest_offers to dichtbij_app;
--> statement-breakpoint
revoke delete on harvest_offers from dichtbij_app;
--> statement-breakpoint
grant update (cut_off, removed_by, removed_at, removed_reason) on harvests to dichtbij_app;
