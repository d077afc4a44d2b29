CREATE TABLE "practice_scores" (
	"fund_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" integer,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "practice_scores_batch_id_person_id_criterion_pk" PRIMARY KEY("batch_id","person_id","criterion"),
	CONSTRAINT "practice_scores_criterion" CHECK ("practice_scores"."criterion" in ('voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording')),
	CONSTRAINT "practice_scores_scale" CHECK ("practice_scores"."score" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "scoring_until" date;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "rubric" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "rubric_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "practice_scores" ADD CONSTRAINT "practice_scores_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_scores" ADD CONSTRAINT "practice_scores_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_scores" ADD CONSTRAINT "practice_scores_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_rubric_before_opening" CHECK ("rounds"."rubric_changed_at" < "rounds"."opens_at");