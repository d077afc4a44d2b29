ALTER TABLE "releases" ADD COLUMN "taken_back_by" uuid;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "take_back_reason" text;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_taken_back_by_people_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;