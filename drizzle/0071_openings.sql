CREATE TABLE "openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"what" text NOT NULL,
	"row_id" uuid NOT NULL,
	"side" text NOT NULL,
	"on" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "openings_once" UNIQUE("person_id","what","row_id","on"),
	CONSTRAINT "openings_what" CHECK ("openings"."what" in ('proposal', 'document', 'draft', 'file')),
	CONSTRAINT "openings_side" CHECK ("openings"."side" in ('office', 'panel'))
);
--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "openings_fund" ON "openings" USING btree ("fund_id","opened_at");--> statement-breakpoint
CREATE INDEX "openings_proposal" ON "openings" USING btree ("proposal_id","opened_at");