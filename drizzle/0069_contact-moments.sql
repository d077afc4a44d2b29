CREATE TABLE "contact_moments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"step" text,
	"step_on" date,
	"step_by" uuid,
	"step_done_by" uuid,
	"step_done_at" timestamp with time zone,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_moments_kind" CHECK ("contact_moments"."kind" in ('call', 'visit', 'mail', 'talk', 'note')),
	CONSTRAINT "contact_moments_step" CHECK ((step is null) = (step_on is null))
);
--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "contact_rhythm_days" integer;--> statement-breakpoint
ALTER TABLE "contact_moments" ADD CONSTRAINT "contact_moments_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_moments" ADD CONSTRAINT "contact_moments_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_moments" ADD CONSTRAINT "contact_moments_step_by_people_id_fk" FOREIGN KEY ("step_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_moments" ADD CONSTRAINT "contact_moments_step_done_by_people_id_fk" FOREIGN KEY ("step_done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_moments" ADD CONSTRAINT "contact_moments_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_moments_proposal" ON "contact_moments" USING btree ("proposal_id","happened_at");--> statement-breakpoint
CREATE INDEX "contact_moments_open" ON "contact_moments" USING btree ("fund_id","step_on") WHERE step_on is not null and step_done_at is null;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_contact_id_contact_people_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact_people"("id") ON DELETE set null ON UPDATE no action;