CREATE TABLE "bulk_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fund_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"items" jsonb NOT NULL,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"runs_at" timestamp with time zone NOT NULL,
	"stopped_by" uuid,
	"stopped_at" timestamp with time zone,
	"ran_at" timestamp with time zone,
	"outcomes" jsonb,
	CONSTRAINT "bulk_acts_kind" CHECK ("bulk_acts"."kind" in ('decisions', 'payments'))
);
--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_stopped_by_people_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_acts_fund" ON "bulk_acts" USING btree ("fund_id","planned_at");