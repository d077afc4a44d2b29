ALTER TABLE "board_views" RENAME TO "saved_views";--> statement-breakpoint
ALTER TABLE "saved_views" DROP CONSTRAINT "board_views_name";--> statement-breakpoint
ALTER TABLE "saved_views" DROP CONSTRAINT "board_views_fund_id_funds_id_fk";
--> statement-breakpoint
ALTER TABLE "saved_views" DROP CONSTRAINT "board_views_person_id_people_id_fk";
--> statement-breakpoint
DROP INDEX "board_views_shared";--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "page" text DEFAULT 'tranches' NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_views" ALTER COLUMN "page" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("fund_id") WHERE shared;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_name" UNIQUE("person_id","page","name");--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_page" CHECK ("saved_views"."page" in ('tranches', 'desk', 'search', 'proposals', 'grants', 'complaints', 'ledger'));