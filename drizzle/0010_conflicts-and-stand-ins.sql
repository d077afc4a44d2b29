CREATE TABLE "named_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid,
	"words" text DEFAULT '' NOT NULL,
	"reason" text,
	"named_by" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "conflicts" ADD COLUMN "hints" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "organisation" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "stands_in_for" uuid;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "stands_in_because" text;--> statement-breakpoint
ALTER TABLE "named_members" ADD CONSTRAINT "named_members_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_members" ADD CONSTRAINT "named_members_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_members" ADD CONSTRAINT "named_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_members" ADD CONSTRAINT "named_members_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "named_members_proposal" ON "named_members" USING btree ("proposal_id");--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_stands_in_for_people_id_fk" FOREIGN KEY ("stands_in_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_stands_in" CHECK ("roles"."stands_in_because" in ('away', 'conflict'));