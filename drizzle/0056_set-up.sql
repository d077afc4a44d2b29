CREATE TABLE "contact_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"bytes" "bytea",
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"name" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_people" ADD COLUMN "house" text;--> statement-breakpoint
ALTER TABLE "contact_people" ADD COLUMN "photo_id" uuid;--> statement-breakpoint
ALTER TABLE "contact_photos" ADD CONSTRAINT "contact_photos_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_changes" ADD CONSTRAINT "setting_changes_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_changes" ADD CONSTRAINT "setting_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setting_changes_name" ON "setting_changes" USING btree ("fund_id","name");--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_photo_id_contact_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."contact_photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
grant select, insert on setting_changes to dichtbij_app;
--> statement-breakpoint
grant select, insert on contact_photos to dichtbij_app;
--> statement-breakpoint
grant update (bytes) on contact_photos to dichtbij_app;
