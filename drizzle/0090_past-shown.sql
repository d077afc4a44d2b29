ALTER TABLE "openings" DROP CONSTRAINT "openings_what";--> statement-breakpoint
ALTER TABLE "past_batches" ADD COLUMN "aid" text;--> statement-breakpoint
ALTER TABLE "past_batches" ADD COLUMN "shown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "past_grants" ADD COLUMN "state_aid" boolean;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_what" CHECK ("openings"."what" in ('proposal', 'document', 'draft', 'file', 'agreement', 'change', 'letter', 'payment'));--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_aid" CHECK ("past_batches"."aid" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "past_batches" ADD CONSTRAINT "past_batches_shown" CHECK (not shown or state = 'taken');